with

delivered as (

    select * from {{ source('raw', 'financien__maatregeleffecten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as effect_versie_id,
        deliveries.afzender,
        delivered.effect_id,
        delivered.maatregel_nr,
        delivered.jaar::integer as jaar,
        delivered.en_verder = 'ja' as is_en_verder,
        delivered.letterlijk,
        {{ euros('delivered.effect_min_eurocent', "'D'") }} as effect_min_bedrag,
        {{ euros('delivered.effect_max_eurocent', "'D'") }} as effect_max_bedrag,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
