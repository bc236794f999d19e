with

jaren as (select * from {{ ref('int_jaren_compared') }}),

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

-- What is paid without declaraties is spread over the twelve months.
reached as (

    select
        running.gemeente_code,
        running.jaar,
        min(running.maand) as bereikt_maand
    from running
    inner join jaren on running.gemeente_code = jaren.gemeente_code and running.jaar = jaren.jaar
    where running.opgelopen + jaren.lumpsum * extract(month from running.maand) / 12 >= jaren.laatste
    group by running.gemeente_code, running.jaar

)

select * from reached
