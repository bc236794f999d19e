with

delivered as (

    select * from {{ source('raw', 'aanbieder__wachttijden') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as stand_versie_id,
        deliveries.afzender,
        delivered.stand_id,
        delivered.aanbieder_agb,
        delivered.perceel,
        delivered.product_code,
        delivered.gemeente_code,
        delivered.aantal_wachtenden::integer as aantal_wachtenden,
        delivered.gemiddelde_wachttijd_dagen::numeric(18, 1) as gemiddelde_wachttijd_dagen,
        delivered.mediane_wachttijd_dagen::numeric(18, 1) as mediane_wachttijd_dagen,
        delivered.crisis = 'ja' as is_crisis,
        delivered.peildatum::date as peildatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
