with

delivered as (

    select * from {{ source('analyse', 'bevindingen') }}

),

renamed as (

    select
        steekproef || '-' || rang as bevinding_id,
        steekproef,
        gemeente_code,
        aanbieder_agb,
        zorgmaand,
        product_code,
        bedrag,
        soort,
        bedrag_fout,
        tainting,
        status,
        beoordeeld_op
    from delivered

)

select * from renamed
