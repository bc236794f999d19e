with

-- A delivery of the finances is the whole register of its sender: the last one in business order replaces all before it.
last_delivery as (

    select distinct on (afzender)
        delivery_id,
        afzender
    from {{ ref('stg_ingest__deliveries') }}
    where bron = 'financien'
    order by afzender, dagtekening desc, identificatie desc, delivery_id desc

)

select * from last_delivery
