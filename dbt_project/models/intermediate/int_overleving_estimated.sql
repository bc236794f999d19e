with

followed as (select * from {{ ref('int_trajecten_followed') }}),

-- Every day on which somebody comes into view, leaves it, or ends; in its hulpvorm and in all together.
moments as (

    select
        followed.gemeente_code,
        deel.hulpvorm_code,
        moment.dag,
        sum(moment.erbij) as erbij,
        sum(moment.eraf) as eraf,
        sum(moment.einde) as einde
    from followed
    cross join lateral (values (followed.hulpvorm_code), ('totaal')) as deel (hulpvorm_code)
    cross join
        lateral (
            values (followed.vanaf_dag, 1, 0, 0), (followed.tot_dag, 0, 1, followed.is_geeindigd::integer)
        ) as moment (dag, erbij, eraf, einde)
    group by 1, 2, 3

),

-- Who was followed just before the day.
at_risk as (

    select
        *,
        coalesce(sum(erbij - eraf) over (
            partition by gemeente_code, hulpvorm_code order by dag
            rows between unbounded preceding and 1 preceding
        ), 0) as gevolgd
    from moments

),

-- Kaplan-Meier: the product, day by day, of the part that goes on; zero once all who were followed end on one day.
estimated as (

    select
        gemeente_code,
        hulpvorm_code,
        dag,
        sum(einde) over verloop as geeindigd,
        gevolgd + erbij - eraf as nog_gevolgd,
        min(gevolgd) filter (where dag > 0) over verloop as minst_gevolgd,
        case
            when bool_or(einde > 0 and einde = gevolgd) over verloop then 0
            else exp(sum(
                case when einde > 0 and einde < gevolgd then ln(1 - einde / gevolgd) else 0 end
            ) over verloop)
        end::numeric(18, 8) as deel_nog_in_hulp
    from at_risk
    window verloop as (partition by gemeente_code, hulpvorm_code order by dag)

)

select * from estimated
