with

prestaties as (

    select
        aanbieder_agb,
        date_trunc('year', begindatum)::date as zorgmaand,
        left(ltrim(replace(bedrag::text, '.', ''), '0'), 1)::integer as cijfer
    from {{ ref('int_signalen_prestaties_netted') }}

),

totals as (

    select
        aanbieder_agb,
        zorgmaand,
        count(*) as aantal
    from prestaties
    group by aanbieder_agb, zorgmaand

),

cijfers as (

    select
        cijfer,
        log(1 + 1.0 / cijfer) as verwacht
    from generate_series(1, 9) as cijfer

),

seen as (

    select
        aanbieder_agb,
        zorgmaand,
        cijfer,
        count(*) as aantal
    from prestaties
    group by aanbieder_agb, zorgmaand, cijfer

),

-- Mean absolute deviation from Benford over the nine first digits.
counted as (

    select
        totals.aanbieder_agb,
        totals.zorgmaand,
        totals.aantal,
        avg(abs(coalesce(seen.aantal, 0)::numeric / totals.aantal - cijfers.verwacht)) as afwijking
    from totals
    cross join cijfers
    left join seen
        on {{ zelfde('totals', 'seen', ['aanbieder_agb', 'zorgmaand']) }} and cijfers.cijfer = seen.cijfer
    group by totals.aanbieder_agb, totals.zorgmaand, totals.aantal

)

select * from counted
