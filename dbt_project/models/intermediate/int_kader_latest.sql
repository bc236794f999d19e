with

kader as (select * from {{ ref('stg_financien__kader') }}),

last_delivery as (select * from {{ ref('int_registers_delivered_last') }}),

latest as (

    select distinct on (kader.kader, kader.regelnummer, kader.kolom) kader.*
    from kader
    inner join last_delivery on kader.delivery_id = last_delivery.delivery_id
    order by
        kader.kader, kader.regelnummer, kader.kolom,
        kader.dagtekening desc, kader.identificatie desc, kader.delivery_id desc, kader.position desc

)

select * from latest
