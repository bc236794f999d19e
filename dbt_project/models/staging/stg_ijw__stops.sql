with

delivered as (

    select * from {{ source('raw', 'ijw__jw307_stop_producten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as stop_id,
        deliveries.ontvanger as gemeente_code,
        deliveries.afzender as aanbieder_agb,
        delivered.jeugdige_id,
        delivered.geboortejaar::integer as geboortejaar,
        delivered.geslacht,
        delivered.toewijzing_nummer,
        delivered.product_categorie,
        delivered.product_code,
        delivered.status_aanlevering,
        delivered.client_status_aanlevering,
        delivered.beschikking_nummer,
        delivered.reden_beeindiging,
        delivered.toewijzing_ingangsdatum::date as toewijzing_ingangsdatum,
        delivered.begindatum::date as begindatum,
        delivered.einddatum::date as einddatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
