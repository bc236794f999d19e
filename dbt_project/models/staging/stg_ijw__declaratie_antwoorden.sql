with

-- Release 3.2 and, until 2021, release 2.3, in which the header held the amounts and there were no other retourcodes.
delivered as (

    select
        delivery_id,
        position,
        declaratie_nummer,
        ingediend_bedrag,
        ingediend_debet_credit,
        toegekend_bedrag,
        toegekend_debet_credit,
        retourcodes
    from {{ source('raw', 'ijw__jw325_declaratie_antwoorden') }}
    union all
    select
        delivery_id,
        position,
        declaratie_nummer,
        ingediend_bedrag,
        ingediend_debet_credit,
        toegekend_bedrag,
        toegekend_debet_credit,
        null as retourcodes
    from {{ source('raw', 'ijw__jw304_antwoorden') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as declaratie_antwoord_id,
        deliveries.afzender as gemeente_code,
        deliveries.ontvanger as aanbieder_agb,
        delivered.declaratie_nummer,
        delivered.retourcodes,
        {{ euros('delivered.ingediend_bedrag', 'delivered.ingediend_debet_credit') }} as ingediend_bedrag,
        {{ euros('delivered.toegekend_bedrag', 'delivered.toegekend_debet_credit') }} as toegekend_bedrag,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
