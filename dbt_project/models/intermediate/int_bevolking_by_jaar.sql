with

bevolking as (select * from {{ ref('stg_financien__bevolking') }}),

last_delivery as (select * from {{ ref('int_registers_delivered_last') }}),

latest as (

    select distinct on (bevolking.gemeente_code, bevolking.jaar, bevolking.leeftijd)
        bevolking.gemeente_code,
        bevolking.jaar,
        bevolking.leeftijd,
        bevolking.aantal
    from bevolking
    inner join last_delivery on bevolking.delivery_id = last_delivery.delivery_id
    order by
        bevolking.gemeente_code, bevolking.jaar, bevolking.leeftijd,
        bevolking.dagtekening desc, bevolking.identificatie desc,
        bevolking.delivery_id desc, bevolking.position desc

),

-- A year of which an age is missing would make a denominator that is too small: it is not used.
by_jaar as (

    select
        gemeente_code,
        jaar,
        sum(aantal)::integer as jeugd_lt18
    from latest
    where leeftijd < 18
    group by gemeente_code, jaar
    having count(*) = 18

)

select * from by_jaar
