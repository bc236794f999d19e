-- Moving figures to the gemeenten of today changes where they are counted, not how much there is; weights add up to 1.
with

totals as (

    select
        kpi_id,
        periode,
        sum(teller) filter (where indeling = 'toen') as toen,
        sum(teller) filter (where indeling = 'nu') as nu
    from {{ ref('int_kpi_by_indeling') }}
    group by kpi_id, periode

),

weights as (

    select
        van_gemeente,
        sum(gewicht) as gewicht
    from {{ ref('int_herindelingen_chained') }}
    group by van_gemeente

),

different as (

    select kpi_id || ' ' || periode as wat from totals
    where abs(toen - nu) > 0.001 * (1 + abs(toen))
    union all
    select van_gemeente as wat from weights
    where abs(gewicht - 1) > 0.001

)

select * from different
