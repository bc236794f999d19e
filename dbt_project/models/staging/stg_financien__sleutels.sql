with

delivered as (

    select * from {{ source('raw', 'financien__sleutels') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as sleutel_versie_id,
        deliveries.afzender,
        delivered.sleutel_id,
        delivered.jaar::integer as jaar,
        delivered.model,
        delivered.afgesproken = 'ja' as is_afgesproken,
        delivered.kostencategorie,
        delivered.sleutel,
        delivered.solidair_deel::numeric as solidair_deel,
        delivered.gemeente_code,
        delivered.waarde::numeric as waarde,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
