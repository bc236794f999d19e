with

gesprekken as (select * from {{ ref('stg_inkoop__gesprekken') }}),

last_delivery as (select * from {{ ref('int_registers_delivered_last') }}),

counted as (

    select
        gesprekken.aanbieder_agb,
        extract(year from gesprekken.datum)::integer as jaar,
        count(*) filter (where gesprekken.soort = 'inhoudelijk') as inhoudelijk,
        count(*) as gesprekken
    from gesprekken
    inner join last_delivery on gesprekken.delivery_id = last_delivery.delivery_id
    group by gesprekken.aanbieder_agb, extract(year from gesprekken.datum)

)

select * from counted
