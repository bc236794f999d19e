with

delivered as (

    select * from {{ source('analyse', 'ibnr_patronen') }}

),

renamed as (

    select
        vintage,
        segment,
        lag,
        compleet
    from delivered

)

select * from renamed
