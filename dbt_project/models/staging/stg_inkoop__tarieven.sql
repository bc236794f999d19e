with

delivered as (

    select * from {{ source('raw', 'inkoop__tarieven') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as tarief_versie_id,
        deliveries.afzender,
        delivered.tarief_id,
        delivered.contract_id,
        delivered.product_code,
        delivered.eenheid,
        delivered.gemeente_code,
        {{ euros('delivered.tarief_eurocent', "'D'") }} as tarief,
        delivered.vanaf::date as vanaf,
        delivered.tot::date as tot,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
