with

delivered as (

    select * from {{ source('raw', 'aanbieder__uitkomsten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as uitkomst_versie_id,
        deliveries.afzender,
        delivered.uitkomst_id,
        delivered.jeugdige_id,
        delivered.gemeente_code,
        delivered.aanbieder_agb,
        delivered.toewijzing_nummer,
        delivered.product_code,
        lower(delivered.informant) as informant,
        delivered.instrument,
        lower(delivered.reden_uitval) as reden_uitval,
        delivered.tevredenheid_schaal,
        delivered.tevredenheid::numeric(18, 4) as tevredenheid,
        delivered.doelen_gesteld::integer as doelen_gesteld,
        delivered.doelen_behaald::integer as doelen_behaald,
        delivered.uitval = 'ja' as is_uitval,
        delivered.zonder_hulp_verder = 'ja' as is_zonder_hulp_verder,
        delivered.problemen_verminderd = 'ja' as is_problemen_verminderd,
        delivered.einddatum::date as einddatum,
        delivered.meetdatum::date as meetdatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
