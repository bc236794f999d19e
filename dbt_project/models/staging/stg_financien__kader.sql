with

delivered as (

    select * from {{ source('raw', 'financien__kader') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as kader_versie_id,
        deliveries.afzender,
        delivered.kader_id,
        delivered.kader,
        delivered.regelnummer::integer as regelnummer,
        delivered.post,
        delivered.kolom,
        delivered.jaar::integer as jaar,
        delivered.soort_regel,
        delivered.letterlijk,
        {{ euros('delivered.bedrag_eurocent', "'D'") }} as bedrag,
        delivered.bronregel,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
