with

kpi_marts as (select * from {{ ref('kpi_marts') }}),

kwaliteit as (select * from {{ ref('rpt_kwaliteit') }}),

-- A figure is as good as the worst that was found about the marts it rests on, in this gemeente.
graded as (

    select
        kpi_marts.kpi_id,
        kwaliteit.gemeente_code,
        max(kwaliteit.cijfer) as cijfer
    from kpi_marts
    inner join kwaliteit on kpi_marts.mart = kwaliteit.mart
    group by kpi_marts.kpi_id, kwaliteit.gemeente_code

)

select * from graded
