with

delivered as (

    select * from {{ source('raw', 'ijw__jw320_woonplaatsbeginsel') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as antwoord_retour_gemeente_id,
        deliveries.afzender as gemeente_code,
        deliveries.ontvanger as aanbieder_agb,
        delivered.referentie_aanbieder,
        delivered.woonplaats_gemeente,
        delivered.retourcodes,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
