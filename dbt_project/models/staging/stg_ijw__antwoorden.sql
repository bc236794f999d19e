with

-- Release 3.2 and, until 2021, release 2.3, in which a declaratie was known by its own number only.
delivered as (

    select
        delivery_id,
        position,
        declaratie_identificatie,
        declaratie_dagtekening,
        header_retourcodes
    from {{ source('raw', 'ijw__jw325_antwoorden') }}
    union all
    select
        delivery_id,
        position,
        declaratie_nummer as declaratie_identificatie,
        declaratie_dagtekening,
        retourcodes as header_retourcodes
    from {{ source('raw', 'ijw__jw304_antwoorden') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as antwoord_id,
        deliveries.afzender as gemeente_code,
        deliveries.ontvanger as aanbieder_agb,
        delivered.declaratie_identificatie,
        delivered.header_retourcodes,
        delivered.declaratie_dagtekening::date as declaratie_dagtekening,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
