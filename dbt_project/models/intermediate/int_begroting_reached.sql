with

begroting as (select * from {{ ref('int_begroting_by_versie') }}),

prognoses as (

    select * from {{ ref('int_prognoses_newest') }}
    where meting = 'kosten' and segment = 'totaal'

),

running as (

    select
        gemeente_code,
        extract(year from maand)::integer as jaar,
        maand,
        sum(verwachting) over (
            partition by gemeente_code, extract(year from maand) order by maand
        ) as opgelopen
    from prognoses

),

reached as (

    select
        running.gemeente_code,
        running.jaar,
        min(running.maand) as bereikt_maand
    from running
    inner join begroting on running.gemeente_code = begroting.gemeente_code and running.jaar = begroting.jaar
    where running.opgelopen >= begroting.laatste
    group by running.gemeente_code, running.jaar

)

select * from reached
