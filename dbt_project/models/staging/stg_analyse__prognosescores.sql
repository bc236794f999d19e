with

delivered as (

    select * from {{ source('analyse', 'prognosescores') }}

),

renamed as (

    select
        vintage,
        model,
        segment,
        meting,
        wape,
        mase,
        bias,
        dekking,
        n,
        is_gekozen
    from delivered

)

select * from renamed
