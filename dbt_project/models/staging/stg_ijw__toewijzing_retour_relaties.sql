with

delivered as (

    select * from {{ source('raw', 'ijw__jw302_relaties') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as toewijzing_retour_relatie_id,
        deliveries.afzender as gemeente_code,
        deliveries.ontvanger as aanbieder_agb,
        delivered.jeugdige_id,
        delivered.soort,
        delivered.retourcodes,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
