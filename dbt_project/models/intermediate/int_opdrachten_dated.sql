with

opdrachten as (select * from {{ ref('stg_financien__opdrachten') }}),

last_delivery as (select * from {{ ref('int_registers_delivered_last') }}),

-- A version holds until the day before the next one.
dated as (

    select
        opdrachten.afzender,
        opdrachten.opdracht_id,
        opdrachten.versie,
        opdrachten.perceel,
        opdrachten.opdracht,
        opdrachten.vanaf,
        lead(opdrachten.vanaf) over (
            partition by opdrachten.afzender, opdrachten.opdracht_id
            order by opdrachten.vanaf, opdrachten.versie
        ) - 1 as tot
    from opdrachten
    inner join last_delivery on opdrachten.delivery_id = last_delivery.delivery_id

)

select * from dated
