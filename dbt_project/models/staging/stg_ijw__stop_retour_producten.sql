with

delivered as (

    select * from {{ source('raw', 'ijw__jw308_stop_producten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as stop_retour_product_id,
        deliveries.ontvanger as gemeente_code,
        deliveries.afzender as aanbieder_agb,
        delivered.jeugdige_id,
        delivered.client_retourcodes,
        delivered.toewijzing_nummer,
        delivered.product_categorie,
        delivered.product_code,
        delivered.reden_beeindiging,
        delivered.status_aanlevering,
        delivered.retourcodes,
        delivered.client_status_aanlevering,
        delivered.beschikking_nummer,
        delivered.toewijzing_ingangsdatum::date as toewijzing_ingangsdatum,
        delivered.begindatum::date as begindatum,
        delivered.einddatum::date as einddatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
