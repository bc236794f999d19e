with

delivered as (

    select * from {{ source('raw', 'ijw__jw315_aangevraagde_producten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as verzoek_id,
        deliveries.ontvanger as gemeente_code,
        deliveries.afzender as aanbieder_agb,
        delivered.jeugdige_id,
        delivered.geboortejaar::integer as geboortejaar,
        delivered.geslacht,
        delivered.referentie_aanbieder,
        delivered.beschikking_nummer,
        delivered.product_categorie,
        delivered.product_code,
        delivered.verwijzer_type,
        delivered.omvang_eenheid,
        delivered.omvang_frequentie,
        delivered.omvang_volume::bigint as omvang_volume,
        {{ euros('delivered.budget', "'D'") }} as budget,
        delivered.beschikking_ingangsdatum::date as beschikking_ingangsdatum,
        delivered.toewijzing_ingangsdatum::date as toewijzing_ingangsdatum,
        delivered.toewijzing_einddatum::date as toewijzing_einddatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
