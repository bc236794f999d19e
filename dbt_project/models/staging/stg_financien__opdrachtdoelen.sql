with

delivered as (

    select * from {{ source('raw', 'financien__opdrachtdoelen') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as doel_versie_id,
        deliveries.afzender,
        delivered.doel_id,
        delivered.opdracht_id,
        delivered.versie::integer as versie,
        delivered.doel,
        delivered.kpi as kpi_id,
        lower(delivered.richting) as richting,
        delivered.streefwaarde::numeric as streefwaarde,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
