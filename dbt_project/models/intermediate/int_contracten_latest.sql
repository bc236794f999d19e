with

contracten as (

    {{ geldend(ref('stg_inkoop__contracten')) }}

),

latest as (

    select
        afzender || '-' || contract_id as contract_id,
        aanbieder_agb,
        perceel,
        bekostiging,
        grootteklasse,
        plafond_bedrag,
        inkoopniveau,
        locatie_gemeente,
        vanaf,
        tot,
        delivery_id,
        position,
        dagtekening
    from contracten

)

select * from latest
