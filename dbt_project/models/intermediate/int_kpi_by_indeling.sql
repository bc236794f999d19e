with

kpis as (select * from {{ ref('rpt_kpi') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

chained as (select * from {{ ref('int_herindelingen_chained') }}),

-- Numerator and denominator move to the gemeenten of today; a share is computed again from them, never moved itself.
moved as (

    select
        kpis.kpi_id,
        kpis.periode,
        coalesce(chained.naar_gemeente, kpis.gemeente_code) as gemeente_code,
        kpis.factor,
        sum(kpis.teller * coalesce(chained.gewicht, 1)) as teller,
        sum(kpis.noemer * coalesce(chained.gewicht, 1)) as noemer
    from kpis
    left join chained on kpis.gemeente_code = chained.van_gemeente
    group by 1, 2, 3, 4

),

-- Constant territory: only what lies in the gemeenten that form the region today.
by_indeling as (

    select 'toen' as indeling, kpi_id, periode, gemeente_code, factor, teller, noemer from kpis
    union all
    select 'nu' as indeling, kpi_id, periode, gemeente_code, factor, teller, noemer from moved
    union all
    select
        'constant' as indeling,
        moved.kpi_id,
        moved.periode,
        moved.gemeente_code,
        moved.factor,
        moved.teller,
        moved.noemer
    from moved
    inner join gemeenten on moved.gemeente_code = gemeenten.gemeente_code
    where gemeenten.is_huidig

)

select * from by_indeling
