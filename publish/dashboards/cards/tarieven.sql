with jaar as (
    select max(jaar) as jaar
    from rpt_tarieven
    where true [[and jaar::text = {{jaar}}]]
),

producten as (
    select distinct on (product_code)
        product_code,
        omschrijving
    from dim_producten
    order by product_code, vanaf desc
)

select
    rpt_tarieven.product_code as product,
    producten.omschrijving,
    rpt_tarieven.contracten,
    rpt_tarieven.laagste_tarief,
    rpt_tarieven.hoogste_tarief,
    rpt_tarieven.spreiding_procent,
    rpt_tarieven.is_gelijke_prijs as gelijke_prijs,
    rpt_tarieven.indexatie_procent
from rpt_tarieven
inner join jaar on rpt_tarieven.jaar = jaar.jaar
left join producten on rpt_tarieven.product_code = producten.product_code
order by rpt_tarieven.spreiding_procent desc nulls last, product
limit 300
