with

delivered as (

    select * from {{ source('raw', 'sjt__uitkomsten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as uitkomst_versie_id,
        deliveries.afzender,
        delivered.casus_id,
        delivered.tevredenheid::numeric(18, 1) as tevredenheid,
        delivered.doelrealisatie::numeric(18, 2) as doelrealisatie,
        delivered.uitval = 'ja' as is_uitval,
        delivered.zonder_hulp_verder = 'ja' as is_zonder_hulp_verder,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
