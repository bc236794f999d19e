with

scenarios as (select * from {{ ref('begrotingsscenarios') }}),

pivoted as (

    select
        max(vanaf_jaar) as vanaf_jaar,
        max(bedrag) filter (where scenario = 1) as rijksbudget,
        max(procent) filter (where scenario = 2) as groei_procent
    from scenarios

)

select * from pivoted
