with

delivered as (

    select * from {{ source('raw', 'sjt__casusdeelnames') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as casusdeelname_versie_id,
        deliveries.afzender,
        delivered.casus_id,
        delivered.jeugdige_id,
        delivered.rol,
        delivered.geboortejaar::integer as geboortejaar,
        delivered.van::date as van,
        delivered.tot::date as tot,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
