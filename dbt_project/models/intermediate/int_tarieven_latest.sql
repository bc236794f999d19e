with

tarieven as (

    {{ geldend(ref('stg_inkoop__tarieven')) }}

),

contracten as (select * from {{ ref('int_contracten_latest') }}),

-- A tariff outside the days of its contract binds nobody; of a contract that was not delivered nobody knows the aanbieder.
latest as (

    select
        tarieven.afzender || '-' || tarieven.tarief_id as tarief_id,
        tarieven.afzender || '-' || tarieven.contract_id as contract_id,
        tarieven.gemeente_code,
        coalesce(contracten.aanbieder_agb, 'onbekend') as aanbieder_agb,
        tarieven.product_code,
        tarieven.eenheid,
        tarieven.tarief,
        greatest(tarieven.vanaf, contracten.vanaf) as vanaf,
        least(tarieven.tot, contracten.tot) as tot,
        tarieven.delivery_id,
        tarieven.position,
        tarieven.dagtekening
    from tarieven
    left join contracten on tarieven.afzender || '-' || tarieven.contract_id = contracten.contract_id

)

select * from latest
