with

delivered as (

    select * from {{ source('analyse', 'vintages') }}

),

renamed as (

    select
        vintage,
        peildatum,
        tot_en_met
    from delivered

)

select * from renamed
