with

delivered as (

    select * from {{ source('raw', 'ijw__jw319_antwoorden') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as verzoek_antwoord_id,
        deliveries.afzender as gemeente_code,
        deliveries.ontvanger as aanbieder_agb,
        delivered.referentie_aanbieder,
        delivered.verzoek_antwoord,
        delivered.reden_afwijzing_verzoek,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
