with

delivered as (

    select * from {{ source('raw', 'financien__rijksbijdragen') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as rijksbijdrage_versie_id,
        deliveries.afzender,
        delivered.rijksbijdrage_id,
        delivered.jaar::integer as jaar,
        delivered.gemeente_code,
        delivered.letterlijk,
        {{ euros('delivered.bedrag_eurocent', "'D'") }} as bedrag,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
