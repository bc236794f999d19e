with

delivered as (

    select * from {{ source('analyse', 'signaalstanden') }}

),

renamed as (

    select
        signaal_id,
        regel,
        versie,
        status,
        beoordeeld_op::date as beoordeeld_op
    from delivered

)

select * from renamed
