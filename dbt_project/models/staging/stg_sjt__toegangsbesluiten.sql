with

delivered as (

    select * from {{ source('raw', 'sjt__toegangsbesluiten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as toegangsbesluit_versie_id,
        deliveries.afzender,
        delivered.casus_id,
        delivered.jeugdige_id,
        delivered.besluit,
        delivered.beschikking_nummer,
        delivered.toewijzing_nummer,
        delivered.product_code,
        delivered.frequentie,
        delivered.volume::bigint as volume,
        delivered.datum_besluit::date as datum_besluit,
        delivered.einddatum::date as einddatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
