with

tarieven as (select * from {{ ref('int_tarieven_latest') }}),

contracten as (

    select * from {{ ref('int_contracten_latest') }}
    where bekostiging in ('LUMPSUM', 'SUBSIDIE')

),

listed as (

    select distinct
        tarieven.aanbieder_agb,
        tarieven.product_code,
        tarieven.vanaf,
        coalesce(tarieven.tot, 'infinity') as tot
    from tarieven
    inner join contracten on tarieven.contract_id = contracten.contract_id

)

select * from listed
