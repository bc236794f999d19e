with laatste as (
    select max(halfjaar) as halfjaar
    from rpt_bezetting
    where true [[and halfjaar = {{halfjaar}}]]
)

select
    coalesce(dim_aanbieders.naam, 'AGB ' || rpt_bezetting.aanbieder_agb) as aanbieder,
    rpt_bezetting.perceel,
    rpt_bezetting.plaatsen,
    rpt_bezetting.bezet,
    rpt_bezetting.vrij,
    rpt_bezetting.bezetting_procent,
    rpt_bezetting.status,
    rpt_bezetting.peildatum,
    rpt_bezetting.actualiteit
from rpt_bezetting
inner join laatste on rpt_bezetting.halfjaar = laatste.halfjaar
left join dim_aanbieders on rpt_bezetting.aanbieder_agb = dim_aanbieders.aanbieder_agb
where rpt_bezetting.product_code = 'totaal'
order by rpt_bezetting.vrij desc, aanbieder, rpt_bezetting.perceel
limit 300
