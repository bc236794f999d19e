with

delivered as (

    select * from {{ source('raw', 'sjt__kerntaken') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as kerntaak_versie_id,
        deliveries.afzender,
        delivered.kerntaak_periode_id,
        delivered.casus_id,
        delivered.professional_id,
        delivered.kerntaak,
        delivered.complexiteit,
        delivered.uren::numeric(18, 2) as uren,
        delivered.datum_start::date as datum_start,
        delivered.datum_einde::date as datum_einde,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
