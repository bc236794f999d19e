with

by_indeling as (select * from {{ ref('int_kpi_by_indeling') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- The region is what its own gemeenten paid for, moved or not; what came from elsewhere is only counted where it came from.
areas as (

    select indeling, kpi_id, periode, gemeente_code, factor, teller, noemer from by_indeling
    union all
    select indeling, kpi_id, periode, 'regio' as gemeente_code, factor, teller, noemer from by_indeling
    where is_van_regio

),

-- What has no denominator has no part in a figure that has one, as in the figure of the region.
summed as (

    select
        indeling,
        kpi_id,
        periode,
        gemeente_code,
        factor,
        case
            when count(noemer) > 0 then sum(teller) filter (where noemer is not null)
            else sum(teller)
        end as teller,
        sum(noemer) as noemer
    from areas
    group by indeling, kpi_id, periode, gemeente_code, factor

),

final as (

    select
        summed.kpi_id,
        summed.indeling,
        summed.gemeente_code,
        coalesce(
            gemeenten.naam, case summed.gemeente_code when 'regio' then 'Regio' end, 'Buiten regio'
        ) as naam,
        summed.periode,
        case
            when summed.indeling = 'toen' then left(summed.periode, 4)::integer
            else extract(year from peildatum.peildatum)::integer
        end as gebiedsindeling_jaar,
        summed.teller::numeric(16, 2) as teller,
        summed.noemer::numeric(16, 2) as noemer,
        case
            when summed.factor is null then summed.teller
            else summed.factor * summed.teller / nullif(summed.noemer, 0)
        end::numeric(16, 2) as waarde
    from summed
    cross join peildatum
    left join gemeenten on summed.gemeente_code = gemeenten.gemeente_code

)

select * from final
