with

vintages as (select * from {{ ref('stg_analyse__vintages') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- Built as known on an earlier day, the marts hold no forecast of later.
ranked as (

    select
        vintages.*,
        vintages.vintage = max(vintages.vintage) over () as is_nieuwste
    from vintages
    inner join peildatum on vintages.peildatum <= peildatum.peildatum

)

select * from ranked
