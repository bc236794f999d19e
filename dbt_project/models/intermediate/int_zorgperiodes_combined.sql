with

zorgdelen as (

    select * from {{ ref('int_zorgdelen_ended') }}
    where bron_begin <> 'prestatie'

),

prestaties as (

    select * from {{ ref('int_prestaties_with_status') }}

),

peildatum as (

    select * from {{ ref('int_peildatum_determined') }}

),

-- Care that began lasts as long as in the traject that it makes, and never beyond what we can know. What was only declared
-- was given in the days that were declared.
combined as (

    select
        zorgdelen.gemeente_code,
        zorgdelen.jeugdige_id,
        zorgdelen.bekende_categorie as product_categorie,
        zorgdelen.begindatum,
        least(zorgdelen.einddatum, peildatum.peildatum) as einddatum,
        false as is_gedeclareerd
    from zorgdelen
    cross join peildatum
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
