with

lumpsums as (

    {{ geldend(ref('stg_inkoop__lumpsums')) }}

),

contracten as (select * from {{ ref('int_contracten_latest') }}),

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
    left join contracten on lumpsums.afzender || '-' || lumpsums.contract_id = contracten.contract_id

)

select * from latest
