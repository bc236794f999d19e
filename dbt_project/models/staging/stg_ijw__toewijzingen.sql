with

delivered as (

    select * from {{ source('raw', 'ijw__jw301_toegewezen_producten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as toewijzing_versie_id,
        deliveries.afzender as gemeente_code,
        deliveries.ontvanger as aanbieder_agb,
        delivered.jeugdige_id,
        delivered.geboortejaar::integer as geboortejaar,
        delivered.geslacht,
        delivered.juridische_status,
        coalesce(delivered.toewijzing_nummer, {{ toewijzing_sleutel() }}) as toewijzing_nummer,
        delivered.referentie_aanbieder,
        delivered.product_categorie,
        delivered.product_code,
        delivered.reden_wijziging,
        delivered.omvang_eenheid,
        delivered.omvang_frequentie,
        delivered.omvang_volume::bigint as omvang_volume,
        {{ euros('delivered.budget', "'D'") }} as budget,
        delivered.toewijzingsdatum::date as toewijzingsdatum,
        delivered.toewijzingstijd,
        delivered.beschikking_nummer,
        delivered.ingangsdatum::date as ingangsdatum,
        delivered.einddatum::date as einddatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
