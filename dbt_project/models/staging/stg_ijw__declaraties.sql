with

delivered as (

    select * from {{ source('raw', 'ijw__jw323_declaraties') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as declaratie_id,
        deliveries.ontvanger as gemeente_code,
        deliveries.afzender as aanbieder_agb,
        delivered.declaratie_nummer,
        {{ euros('delivered.totaal_bedrag', 'delivered.totaal_debet_credit') }} as ingediend_bedrag,
        delivered.periode_begindatum::date as periode_begindatum,
        delivered.periode_einddatum::date as periode_einddatum,
        delivered.declaratie_dagtekening::date as declaratie_dagtekening,
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
