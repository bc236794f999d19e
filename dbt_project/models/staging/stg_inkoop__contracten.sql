with

delivered as (

    select * from {{ source('raw', 'inkoop__contracten') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as contract_versie_id,
        deliveries.afzender,
        delivered.contract_id,
        delivered.aanbieder_agb,
        delivered.perceel,
        delivered.bekostiging,
        lower(delivered.grootteklasse) as grootteklasse,
        delivered.plafond_euro::numeric(14, 2) as plafond_bedrag,
        coalesce(delivered.inkoopniveau, 'onbekend') as inkoopniveau,
        delivered.locatie_gemeente,
        delivered.vanaf::date as vanaf,
        delivered.tot::date as tot,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
