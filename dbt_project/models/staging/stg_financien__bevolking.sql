with

delivered as (

    select * from {{ source('raw', 'financien__bevolking') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as bevolking_versie_id,
        deliveries.afzender,
        delivered.bevolking_id,
        delivered.gemeente_code,
        delivered.jaar::integer as jaar,
        delivered.leeftijd::integer as leeftijd,
        delivered.aantal::integer as aantal,
        delivered.herkomst,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
