with

delivered as (

    select * from {{ source('analyse', 'maatregelscenarios') }}

),

renamed as (

    select
        vintage,
        scenario,
        naam,
        jaar,
        aantal_maatregelen,
        (p10 / 100.0)::numeric(16, 2) as p10,
        (p50 / 100.0)::numeric(16, 2) as p50,
        (p90 / 100.0)::numeric(16, 2) as p90
    from delivered

)

select * from renamed
