with

leveringen as (

    select * from {{ ref('int_leveringen_stitched') }}

),

toewijzingen as (

    select * from {{ ref('int_toewijzingen_actual') }}

),

prestaties as (

    select * from {{ ref('int_prestaties_with_status') }}

),

peildatum as (

    select * from {{ ref('int_peildatum_determined') }}

),

-- Without a stop, care lasts to the end of its toewijzing, and never beyond what we can know.
combined as (

    select
        leveringen.gemeente_code,
        leveringen.jeugdige_id,
        coalesce(toewijzingen.product_categorie, leveringen.product_categorie) as product_categorie,
        leveringen.begindatum,
        least(leveringen.einddatum, toewijzingen.einddatum, peildatum.peildatum) as einddatum,
        false as is_gedeclareerd
    from leveringen
    cross join peildatum
    left join toewijzingen
        on
            leveringen.gemeente_code = toewijzingen.gemeente_code
            and leveringen.toewijzing_nummer = toewijzingen.toewijzing_nummer
    where not coalesce(toewijzingen.is_verwijderd, false)
    union all
    select
        prestaties.gemeente_code,
        prestaties.jeugdige_id,
        prestaties.product_categorie,
        prestaties.begindatum,
        prestaties.einddatum,
        true as is_gedeclareerd
    from prestaties
    where
        prestaties.debet_credit = 'D'
        and prestaties.status in ('ingediend', 'toegekend')
        and prestaties.bericht_uitkomst = 'geen'

)

select * from combined
