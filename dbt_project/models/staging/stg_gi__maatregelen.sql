with

delivered as (

    select * from {{ source('raw', 'gi__maatregelen') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as maatregel_versie_id,
        deliveries.afzender,
        delivered.maatregel_id,
        delivered.jeugdige_id,
        delivered.geboortejaar::integer as geboortejaar,
        delivered.geslacht,
        delivered.gemeente_code,
        delivered.gi_agb,
        delivered.type_maatregel,
        delivered.reden_einde,
        delivered.erkende_interventie = 'ja' as is_erkende_interventie,
        delivered.datum_aanvang::date as datum_aanvang,
        delivered.datum_einde::date as datum_einde,
        delivered.datum_overgedragen::date as datum_overgedragen,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
