with

scenarios as (select * from {{ ref('stg_analyse__maatregelscenarios') }}),

vintages as (

    select * from {{ ref('int_vintages_ranked') }}
    where is_nieuwste

),

final as (

    select
        scenarios.scenario,
        scenarios.jaar,
        scenarios.naam,
        scenarios.aantal_maatregelen,
        scenarios.p10::numeric(14, 2) as p10_bedrag,
        scenarios.p50::numeric(14, 2) as p50_bedrag,
        scenarios.p90::numeric(14, 2) as p90_bedrag,
        scenarios.vintage
    from scenarios
    inner join vintages on scenarios.vintage = vintages.vintage

)

select * from final
