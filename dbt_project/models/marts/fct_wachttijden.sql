with

toewijzingen as (

    select * from {{ ref('fct_toewijzingen') }}
    where not is_verwijderd and bericht_uitkomst = 'geen' and (startdatum is not null or stand = 'toegewezen')

),

hulpvormen as (select * from {{ ref('int_toewijzingen_weighed') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- The first verwijzing that is linked well enough.
verwijzingen as (

    select
        toewijzing_id,
        min(verwijsdatum) as verwijsdatum
    from {{ ref('fct_verwijzingen') }}
    where zekerheid in ('zeker', 'hoog', 'midden')
    group by toewijzing_id

),

-- Help that went on under another toewijzing did not wait.
begun as (

    select
        by_toewijzing.toewijzing_id,
        min(trajecten.eerste_begindatum) as eerste_begindatum
    from {{ ref('int_trajecten_by_toewijzing') }} as by_toewijzing
    inner join {{ ref('fct_trajecten') }} as trajecten on by_toewijzing.traject_id = trajecten.traject_id
    group by by_toewijzing.toewijzing_id

),

-- Help that began before the paper (crisis, or a bepaling afterwards) waited 0 days.
final as (

    select
        toewijzingen.toewijzing_id,
        toewijzingen.gemeente_code,
        toewijzingen.aanbieder_agb,
        toewijzingen.product_code,
        toewijzingen.product_categorie,
        coalesce(hulpvormen.hulpvorm_code, 'onbekend') as hulpvorm_code,
        toewijzingen.product_categorie = '46' as is_crisis,
        coalesce(begun.eerste_begindatum < toewijzingen.startdatum, false) as is_vervolg,
        toewijzingen.startdatum is null as is_wachtend,
        verwijzingen.verwijsdatum,
        toewijzingen.eerste_toewijzingsdatum as toewijzingsdatum,
        toewijzingen.startdatum,
        {{ dagen_gewacht('verwijzingen.verwijsdatum', 'toewijzingen.startdatum') }} as dagen_verwijzing_start,
        {{ dagen_gewacht('toewijzingen.eerste_toewijzingsdatum', 'toewijzingen.startdatum') }}
            as dagen_toewijzing_start,
        case
            when toewijzingen.startdatum is null
                then {{ dagen_gewacht('toewijzingen.eerste_toewijzingsdatum', 'peildatum.peildatum') }}
        end as dagen_wachtend,
        {{ halfjaar('coalesce(toewijzingen.startdatum, peildatum.peildatum)') }} as halfjaar
    from toewijzingen
    cross join peildatum
    left join hulpvormen on toewijzingen.toewijzing_id = hulpvormen.toewijzing_id
    left join verwijzingen on toewijzingen.toewijzing_id = verwijzingen.toewijzing_id
    left join begun on toewijzingen.toewijzing_id = begun.toewijzing_id

)

select * from final
