with

delivered as (

    select * from {{ source('raw', 'gi__bepalingen') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as bepaling_versie_id,
        deliveries.afzender,
        delivered.bepaling_id,
        delivered.maatregel_id,
        delivered.jeugdige_id,
        delivered.gemeente_code,
        delivered.aanbieder_agb,
        delivered.product_code,
        delivered.toewijzing_nummer,
        delivered.machtiging,
        delivered.spoed = 'ja' as is_spoed,
        delivered.datum_bepaling::date as datum_bepaling,
        delivered.begindatum::date as begindatum,
        delivered.einddatum::date as einddatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
