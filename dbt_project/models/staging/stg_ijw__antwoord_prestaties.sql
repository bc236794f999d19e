with

delivered as (

    select * from {{ source('raw', 'ijw__jw325_prestaties') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as antwoord_prestatie_id,
        deliveries.afzender as gemeente_code,
        deliveries.ontvanger as aanbieder_agb,
        delivered.jeugdige_id,
        delivered.declaratie_nummer,
        delivered.referentie_nummer,
        delivered.toewijzing_nummer,
        delivered.client_retourcodes,
        delivered.retourcodes,
        delivered.debet_credit,
        {{ euros('delivered.bedrag', 'delivered.debet_credit') }} as ingediend_bedrag,
        delivered.delivery_id,
        delivered.position,
        deliveries.volgnummer,
        deliveries.identificatie,
        deliveries.dagtekening,
        deliveries.ontvangen_op
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
