with

delivered as (

    select * from {{ source('raw', 'inkoop__gesprekken') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as gesprek_versie_id,
        deliveries.afzender,
        delivered.gesprek_id,
        delivered.aanbieder_agb,
        delivered.datum::date as datum,
        lower(delivered.soort) as soort,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
