with

prestaties as (

    select
        *,
        greatest(begindatum, toewijzing_ingangsdatum) as van,
        least(einddatum, toewijzing_einddatum) as tot
    from {{ ref('int_signalen_prestaties_netted') }}
    where is_toegewezen and not is_verwijderd and omvang_volume is not null and omvang_frequentie <> '6'

),

compared as (

    select
        aanbieder_agb,
        date_trunc('year', begindatum)::date as zorgmaand,
        bedrag,
        {{ omvang_factor('eenheid', 'omvang_eenheid') }}
        * {{ maximum_volume('van', 'tot') }} = geleverd_volume as is_maximum
    from prestaties

),

counted as (

    select
        aanbieder_agb,
        zorgmaand,
        count(*) as aantal,
        avg(coalesce(is_maximum, false)::integer) as aandeel,
        coalesce(sum(bedrag) filter (where is_maximum), 0) as bedrag
    from compared
    group by aanbieder_agb, zorgmaand

)

select * from counted
