with

lumpsums as (select * from {{ ref('stg_inkoop__lumpsums') }}),

contracten as (select * from {{ ref('int_contracten_latest') }}),

last_delivery as (select * from {{ ref('int_registers_delivered_last') }}),

-- What is paid for a year without declaraties, and the days of that year in which the contract held.
latest as (

    select
        lumpsums.afzender || '-' || lumpsums.lumpsum_id as lumpsum_id,
        coalesce(contracten.contract_id, 'onbekend') as contract_id,
        coalesce(contracten.aanbieder_agb, 'onbekend') as aanbieder_agb,
        coalesce(contracten.perceel, 'onbekend') as perceel,
        coalesce(contracten.bekostiging, 'onbekend') as bekostiging,
        lumpsums.jaar,
        coalesce(lumpsums.gemeente_code, 'regio') as gemeente_code,
        lumpsums.bedrag,
        greatest(make_date(lumpsums.jaar, 1, 1), contracten.vanaf) as vanaf,
        least(make_date(lumpsums.jaar, 12, 31), contracten.tot) as tot
    from lumpsums
    inner join last_delivery on lumpsums.delivery_id = last_delivery.delivery_id
    left join contracten on lumpsums.afzender || '-' || lumpsums.contract_id = contracten.contract_id

)

select * from latest
