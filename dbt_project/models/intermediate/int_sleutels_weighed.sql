with

sleutels as (select * from {{ ref('stg_financien__sleutels') }}),

last_delivery as (select * from {{ ref('int_registers_delivered_last') }}),

latest as (

    select distinct on (
        sleutels.jaar, sleutels.model, sleutels.kostencategorie, sleutels.gemeente_code
    ) sleutels.*
    from sleutels
    inner join last_delivery on sleutels.delivery_id = last_delivery.delivery_id
    order by
        sleutels.jaar, sleutels.model, sleutels.kostencategorie, sleutels.gemeente_code,
        sleutels.dagtekening desc, sleutels.identificatie desc,
        sleutels.delivery_id desc, sleutels.position desc

),

-- One shared part per category: where lines of a model differ, the largest. A key that is nothing everywhere shares nothing.
weighed as (

    select
        jaar,
        model,
        kostencategorie,
        gemeente_code,
        bool_or(is_afgesproken) over category as is_afgesproken,
        max(sleutel) over category as sleutel,
        case
            when sum(waarde) over category > 0 then max(solidair_deel) over category
            else 0
        end as solidair_deel,
        coalesce(waarde / nullif(sum(waarde) over category, 0), 0) as aandeel
    from latest
    window category as (partition by jaar, model, kostencategorie)

)

select * from weighed
