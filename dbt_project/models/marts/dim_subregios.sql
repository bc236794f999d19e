with

subregios as (select * from {{ ref('subregios') }}),

gemeenten as (select * from {{ ref('gemeenten') }}),

-- A membership lasts no longer than the gemeente lies in the region.
members as (

    select
        subregios.subregio,
        subregios.gemeente_code,
        greatest(subregios.vanaf, gemeenten.vanaf) as vanaf,
        least(subregios.tot, gemeenten.tot) as tot
    from subregios
    inner join gemeenten on subregios.gemeente_code = gemeenten.gemeente_code

)

select * from members
