with

delivered as (

    select * from {{ source('raw', 'ijw__jw317_te_wijzigen_producten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as te_wijzigen_product_id,
        deliveries.ontvanger as gemeente_code,
        deliveries.afzender as aanbieder_agb,
        delivered.jeugdige_id,
        delivered.referentie_aanbieder,
        delivered.toewijzing_nummer,
        delivered.omvang_eenheid,
        delivered.omvang_frequentie,
        delivered.gewenste_ingangsdatum::date as gewenste_ingangsdatum,
        delivered.einddatum::date as einddatum,
        delivered.omvang_volume::bigint as omvang_volume,
        {{ euros('delivered.budget', "'D'") }} as budget,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
