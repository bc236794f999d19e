with

kpis as (

    select * from {{ ref('rpt_kpi') }}

),

gemeenten as (

    select * from {{ ref('dim_gemeenten') }}
    where soort = 'regio'

),

-- A gemeente without a denominator has no part in a figure that has one.
with_part as (

    select
        kpis.*,
        bool_or(kpis.noemer is not null) over (partition by kpis.kpi_id) as heeft_noemer
    from kpis
    inner join gemeenten on kpis.gemeente_code = gemeenten.gemeente_code

),

-- The figure of the region is that of all gemeenten together; the mean of their rounded figures would differ from it.
summed as (

    select
        kpi_id,
        periode,
        sum(teller)::numeric(16, 2) as teller,
        sum(noemer)::numeric(16, 2) as noemer,
        case
            when bool_or(heeft_noemer) then max(factor) * sum(teller) / nullif(sum(noemer), 0)
            else sum(teller)
        end::numeric(16, 2) as waarde,
        'exact' as staat
    from with_part
    where noemer is not null or not heeft_noemer
    group by kpi_id, periode

)

select * from summed
