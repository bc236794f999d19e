with

-- Such a delivery is the whole register of its sender: the last one in business order replaces all before it.
last_delivery as (

    select distinct on (bron, afzender)
        delivery_id,
        bron,
        afzender
    from {{ ref('stg_ingest__deliveries') }}
    where bron in ('inkoop', 'financien')
    order by bron, afzender, {{ dag_in_volgorde() }} desc, identificatie desc, delivery_id desc

)

select * from last_delivery
