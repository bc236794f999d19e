with

toewijzingen as (select * from {{ ref('int_toewijzingen_actual') }}),

leveringen as (select * from {{ ref('int_leveringen_by_toewijzing') }}),

-- Care that goes on under another number, after herindeling, woonplaats 2022 or a correction, needs no new start.
voorgangers as (

    select
        toewijzingen.toewijzing_id,
        min(leveringen.startdatum) as startdatum
    from toewijzingen
    inner join toewijzingen as eerder
        on
            toewijzingen.jeugdige_id = eerder.jeugdige_id
            and toewijzingen.aanbieder_agb = eerder.aanbieder_agb
            and toewijzingen.toewijzing_id <> eerder.toewijzing_id
            and coalesce(toewijzingen.product_categorie, '') = coalesce(eerder.product_categorie, '')
            and eerder.einddatum between toewijzingen.ingangsdatum - 1 and toewijzingen.ingangsdatum
    inner join leveringen
        on
            eerder.gemeente_code = leveringen.gemeente_code
            and eerder.toewijzing_nummer = leveringen.toewijzing_nummer
    where not eerder.is_verwijderd
    group by toewijzingen.toewijzing_id

),

-- The same help of the same aanbieder, later granted by another gemeente.
overgedragen as (

    select
        toewijzingen.toewijzing_id,
        min(later.ingangsdatum) as overgedragen_op
    from toewijzingen
    inner join toewijzingen as later
        on
            toewijzingen.jeugdige_id = later.jeugdige_id
            and toewijzingen.aanbieder_agb = later.aanbieder_agb
            and toewijzingen.gemeente_code <> later.gemeente_code
            and coalesce(toewijzingen.product_categorie, '') = coalesce(later.product_categorie, '')
            and toewijzingen.ingangsdatum < later.ingangsdatum
    where not later.is_verwijderd
    group by toewijzingen.toewijzing_id

),

followed as (

    select
        toewijzingen.*,
        leveringen.stopdatum,
        leveringen.startdatum as eigen_startdatum,
        overgedragen.overgedragen_op,
        coalesce(leveringen.startdatum, voorgangers.startdatum) as startdatum
    from toewijzingen
    left join leveringen
        on
            toewijzingen.gemeente_code = leveringen.gemeente_code
            and toewijzingen.toewijzing_nummer = leveringen.toewijzing_nummer
    left join voorgangers on toewijzingen.toewijzing_id = voorgangers.toewijzing_id
    left join overgedragen on toewijzingen.toewijzing_id = overgedragen.toewijzing_id

)

select * from followed
