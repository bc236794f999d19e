with

by_indeling as (select * from {{ ref('int_kpi_by_indeling') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- The region is what it paid for then, or what lies in it today; a figure that cannot be added up has no regional row.
with_regio as (

    select
        indeling,
        kpi_id,
        periode,
        coalesce(gemeente_code, 'regio') as gemeente_code,
        factor,
        sum(teller) as teller,
        sum(noemer) as noemer
    from by_indeling
    group by
        grouping sets (
            (indeling, kpi_id, periode, factor, gemeente_code), (indeling, kpi_id, periode, factor)
        )

),

final as (

    select
        with_regio.kpi_id,
        with_regio.indeling,
        with_regio.gemeente_code,
        coalesce(
            gemeenten.naam, case with_regio.gemeente_code when 'regio' then 'Regio' end, 'Buiten regio'
        ) as naam,
        with_regio.periode,
        case
            when with_regio.indeling = 'toen' then left(with_regio.periode, 4)::integer
            else extract(year from peildatum.peildatum)::integer
        end as gebiedsindeling_jaar,
        with_regio.teller::numeric(16, 2) as teller,
        with_regio.noemer::numeric(16, 2) as noemer,
        case
            when with_regio.factor is null then with_regio.teller
            else with_regio.factor * with_regio.teller / nullif(with_regio.noemer, 0)
        end::numeric(16, 2) as waarde
    from with_regio
    cross join peildatum
    left join gemeenten on with_regio.gemeente_code = gemeenten.gemeente_code

)

select * from final
