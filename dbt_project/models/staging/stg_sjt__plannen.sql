with

delivered as (

    select * from {{ source('raw', 'sjt__plannen') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as plan_versie_id,
        deliveries.afzender,
        delivered.plan_id,
        delivered.gezin_id,
        delivered.regisseur_professional_id,
        delivered.versie::integer as versie,
        delivered.familiegroepsplan = 'ja' as is_familiegroepsplan,
        delivered.datum_start::date as datum_start,
        delivered.datum_einde::date as datum_einde,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
