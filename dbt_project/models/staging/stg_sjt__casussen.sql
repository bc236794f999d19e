with

delivered as (

    select * from {{ source('raw', 'sjt__casussen') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as casus_versie_id,
        deliveries.afzender,
        delivered.casus_id,
        delivered.gezin_id,
        delivered.team_id as team_code,
        delivered.gemeente_code,
        delivered.aanmeldroute,
        delivered.reden_einde,
        delivered.status,
        delivered.datum_aanmelding::date as datum_aanmelding,
        delivered.datum_start::date as datum_start,
        delivered.datum_einde::date as datum_einde,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
