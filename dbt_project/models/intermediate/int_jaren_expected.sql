with

jaren as (select * from {{ ref('stg_analyse__prognosejaren') }}),

ibnr as (select * from {{ ref('stg_analyse__ibnr') }}),

prognoses as (

    select * from {{ ref('int_prognoses_newest') }}
    where meting = 'kosten' and segment = 'totaal'

),

vintages as (

    select * from {{ ref('int_vintages_ranked') }}
    where is_nieuwste

),

declared as (

    select
        vintage,
        gemeente_code,
        extract(year from leveringsmaand)::integer as jaar,
        sum(gedeclareerd) as gedeclareerd,
        sum(ibnr) as ibnr
    from ibnr
    group by 1, 2, 3

),

-- A year of which not every month is told or to come says nothing about the next.
months as (

    select
        gemeente_code,
        extract(year from maand)::integer as jaar,
        count(*) = 12 as is_heel_jaar
    from prognoses
    group by 1, 2

),

expected as (

    select
        jaren.gemeente_code,
        jaren.jaar,
        coalesce(declared.gedeclareerd, 0) as gedeclareerd,
        coalesce(declared.ibnr, 0) as ibnr,
        jaren.prognose_rest,
        jaren.totaal,
        jaren.ondergrens,
        jaren.bovengrens,
        months.is_heel_jaar,
        case
            when lag(months.is_heel_jaar) over year_before then lag(jaren.totaal) over year_before
        end as vorig_totaal
    from jaren
    inner join vintages on jaren.vintage = vintages.vintage
    inner join months on jaren.gemeente_code = months.gemeente_code and jaren.jaar = months.jaar
    left join declared
        on
            jaren.vintage = declared.vintage
            and jaren.gemeente_code = declared.gemeente_code
            and jaren.jaar = declared.jaar
    window year_before as (partition by jaren.gemeente_code order by jaren.jaar)

)

select * from expected
