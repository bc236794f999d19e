with

cijfers as (select * from {{ ref('stg_financien__cbscijfers') }}),

last_delivery as (select * from {{ ref('int_registers_delivered_last') }}),

-- A later figure about the same half-year replaces a provisional one.
latest as (

    select distinct on (
        cijfers.halfjaar, cijfers.gemeente_code, cijfers.onderwerp, cijfers.hulpvorm_code
    ) cijfers.*
    from cijfers
    inner join last_delivery on cijfers.delivery_id = last_delivery.delivery_id
    order by
        cijfers.halfjaar, cijfers.gemeente_code, cijfers.onderwerp, cijfers.hulpvorm_code,
        cijfers.gepubliceerd_op desc, cijfers.dagtekening desc,
        cijfers.delivery_id desc, cijfers.position desc

)

select * from latest
