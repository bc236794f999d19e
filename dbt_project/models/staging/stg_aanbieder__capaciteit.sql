with

delivered as (

    select * from {{ source('raw', 'aanbieder__capaciteit') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as stand_versie_id,
        deliveries.afzender,
        delivered.stand_id,
        delivered.aanbieder_agb,
        delivered.perceel,
        delivered.product_code,
        delivered.plaatsen::integer as plaatsen,
        delivered.bezet::integer as bezet,
        delivered.peildatum::date as peildatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
