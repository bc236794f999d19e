-- Own figure plus everything that explains the difference is the figure of the CBS: nothing remains.
with

steps as (select * from {{ ref('rpt_cbs_vergelijking') }}),

sums as (

    select
        gemeente_code,
        halfjaar,
        coalesce(sum(aantal) filter (where categorie <> 'cbs'), 0) as uitgelegd,
        max(aantal) filter (where categorie = 'cbs') as cbs
    from steps
    group by gemeente_code, halfjaar

)

select * from sums
where cbs is not null and uitgelegd <> cbs
