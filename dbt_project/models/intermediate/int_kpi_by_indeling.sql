with

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

kpis as (

    select
        kpis.kpi_id,
        kpis.periode,
        kpis.gemeente_code,
        kpis.factor,
        kpis.teller,
        kpis.noemer,
        gemeenten.soort = 'regio' as is_van_regio
    from {{ ref('rpt_kpi') }} as kpis
    inner join gemeenten on kpis.gemeente_code = gemeenten.gemeente_code

),

chained as (select * from {{ ref('int_herindelingen_chained') }}),

-- Numerator and denominator move to the gemeenten of today; a share is computed again from them, never moved itself.
moved as (

    select
        kpis.kpi_id,
        kpis.periode,
        coalesce(chained.naar_gemeente, kpis.gemeente_code) as gemeente_code,
        kpis.factor,
        kpis.teller * coalesce(chained.gewicht, 1) as teller,
        kpis.noemer * coalesce(chained.gewicht, 1) as noemer,
        kpis.is_van_regio
    from kpis
    left join chained on kpis.gemeente_code = chained.van_gemeente

),

-- Constant territory: only what lies in the gemeenten that form the region today.
by_indeling as (

    select 'toen' as indeling, kpi_id, periode, gemeente_code, factor, teller, noemer, is_van_regio from kpis
    union all
    select 'nu' as indeling, kpi_id, periode, gemeente_code, factor, teller, noemer, is_van_regio from moved
    union all
    select
        'constant' as indeling,
        moved.kpi_id,
        moved.periode,
        moved.gemeente_code,
        moved.factor,
        moved.teller,
        moved.noemer,
        moved.is_van_regio
    from moved
    inner join gemeenten on moved.gemeente_code = gemeenten.gemeente_code
    where gemeenten.is_huidig

)

select * from by_indeling
