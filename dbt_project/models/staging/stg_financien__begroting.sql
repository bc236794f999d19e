with

delivered as (

    select * from {{ source('raw', 'financien__begroting') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as begroting_versie_id,
        deliveries.afzender,
        delivered.begroting_id,
        delivered.jaar::integer as jaar,
        delivered.versie,
        delivered.gemeente_code,
        delivered.post,
        {{ euros('delivered.bedrag_eurocent', "'D'") }} as bedrag,
        delivered.vastgesteld_op::date as vastgesteld_op,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
