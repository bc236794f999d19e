with

delivered as (

    select * from {{ source('raw', 'sjt__hulpvragen') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as hulpvraag_versie_id,
        deliveries.afzender,
        delivered.casus_id,
        delivered.leefgebied,
        delivered.problematiek,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
