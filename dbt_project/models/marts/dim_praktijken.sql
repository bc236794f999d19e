with

praktijken as (select * from {{ ref('praktijken') }}),

gemeenten as (select * from {{ ref('gemeenten') }}),

members as (

    select
        praktijken.praktijk_id,
        praktijken.gemeente_code,
        gemeenten.naam as gemeente,
        praktijken.maatregel_nr,
        praktijken.praktijk,
        praktijken.vanaf,
        praktijken.tot,
        praktijken.geleerd,
        praktijken.herkomst
    from praktijken
    left join gemeenten on praktijken.gemeente_code = gemeenten.gemeente_code
    union all
    select 'onbekend', 'onbekend', 'Onbekend', 'onbekend', 'Onbekend', null, null, null, 'geen opgave'

)

select * from members
