with

delivered as (

    select * from {{ source('raw', 'ijw__jw318_ongewijzigde_producten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as wijziging_retour_ongewijzigd_id,
        deliveries.ontvanger as gemeente_code,
        deliveries.afzender as aanbieder_agb,
        delivered.jeugdige_id,
        delivered.referentie_aanbieder,
        delivered.toewijzing_nummer,
        delivered.retourcodes,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
