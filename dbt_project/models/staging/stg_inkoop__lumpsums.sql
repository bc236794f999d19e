with

delivered as (

    select * from {{ source('raw', 'inkoop__lumpsums') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as lumpsum_versie_id,
        deliveries.afzender,
        delivered.lumpsum_id,
        delivered.contract_id,
        delivered.jaar::integer as jaar,
        delivered.gemeente_code,
        (delivered.bedrag_eurocent::numeric / 100)::numeric(14, 2) as bedrag,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
