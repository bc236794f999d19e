with

delivered as (

    select * from {{ source('raw', 'ijw__jw302_toegewezen_producten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as toewijzing_retour_product_id,
        deliveries.afzender as gemeente_code,
        deliveries.ontvanger as aanbieder_agb,
        delivered.jeugdige_id,
        delivered.client_retourcodes,
        delivered.toewijzing_nummer,
        delivered.referentie_aanbieder,
        delivered.product_categorie,
        delivered.product_code,
        delivered.toewijzingstijd,
        delivered.reden_wijziging,
        delivered.omvang_eenheid,
        delivered.omvang_frequentie,
        delivered.retourcodes,
        delivered.beschikking_nummer,
        delivered.beschikking_retourcodes,
        delivered.toewijzingsdatum::date as toewijzingsdatum,
        delivered.ingangsdatum::date as ingangsdatum,
        delivered.einddatum::date as einddatum,
        delivered.omvang_volume::bigint as omvang_volume,
        {{ euros('delivered.budget', "'D'") }} as budget,
        delivered.beschikking_afgiftedatum::date as beschikking_afgiftedatum,
        delivered.beschikking_ingangsdatum::date as beschikking_ingangsdatum,
        delivered.beschikking_einddatum::date as beschikking_einddatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
