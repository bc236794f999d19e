with

delivered as (

    select * from {{ source('raw', 'financien__cbscijfers') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as cijfer_versie_id,
        deliveries.afzender,
        delivered.tabel,
        delivered.halfjaar,
        delivered.gemeente_code,
        lower(delivered.onderwerp) as onderwerp,
        coalesce(delivered.hulpvorm, 'totaal') as hulpvorm_code,
        delivered.aantal::integer as aantal,
        lower(delivered.status) as status,
        delivered.gepubliceerd_op::date as gepubliceerd_op,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
