with

delivered as (

    select * from {{ source('raw', 'financien__opdrachten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as opdracht_versie_id,
        deliveries.afzender,
        delivered.opdracht_id,
        delivered.versie::integer as versie,
        delivered.perceel,
        delivered.opdracht,
        delivered.vanaf::date as vanaf,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
