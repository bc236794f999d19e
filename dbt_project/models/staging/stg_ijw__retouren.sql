with

delivered as (

    select * from {{ source('raw', 'ijw__retouren') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

-- Afzender, ontvanger and identificatie of a retour are copies: together with the berichtsoort they name what it answers.
renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as retour_id,
        deliveries.bericht,
        deliveries.release,
        case deliveries.bericht
            when 'JW302' then 'JW301'
            when 'JW306' then 'JW305'
            when 'JW308' then 'JW307'
            when 'JW316' then 'JW315'
            when 'JW318' then 'JW317'
            when 'JW320' then 'JW319'
        end as heenbericht,
        deliveries.afzender as heenbericht_afzender,
        deliveries.ontvanger as heenbericht_ontvanger,
        deliveries.identificatie as heenbericht_identificatie,
        deliveries.dagtekening as heenbericht_dagtekening,
        delivered.identificatie_retour,
        delivered.retourcodes,
        delivered.dagtekening_retour::date as dagtekening_retour,
        delivered.delivery_id,
        delivered.position,
        deliveries.volgnummer,
        deliveries.ontvangen_op
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
