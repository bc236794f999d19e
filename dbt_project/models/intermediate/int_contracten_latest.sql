with

contracten as (

    select * from {{ ref('stg_inkoop__contracten') }}

),

last_delivery as (

    select * from {{ ref('int_registers_delivered_last') }}

),

latest as (

    select
        contracten.afzender || '-' || contracten.contract_id as contract_id,
        contracten.aanbieder_agb,
        contracten.perceel,
        contracten.bekostiging,
        contracten.grootteklasse,
        contracten.plafond_bedrag,
        contracten.inkoopniveau,
        contracten.locatie_gemeente,
        contracten.vanaf,
        contracten.tot,
        contracten.delivery_id,
        contracten.position,
        contracten.dagtekening
    from contracten
    inner join last_delivery on contracten.delivery_id = last_delivery.delivery_id

)

select * from latest
