with jaar as (
    select max(left(halfjaar, 4)) as jaar
    from rpt_gemeente_halfjaar
    where onderwerp = 'kosten_categorie' [[and left(halfjaar, 4) = {{jaar}}]]
),

plafonds as (
    select
        dim_contracten.aanbieder_agb,
        sum(dim_contracten.plafond_bedrag) as plafond_bedrag
    from dim_contracten
    cross join jaar
    where
        dim_contracten.vanaf <= make_date(jaar.jaar::integer, 12, 31)
        and coalesce(dim_contracten.tot, date '9999-12-31') >= make_date(jaar.jaar::integer, 1, 1)
    group by dim_contracten.aanbieder_agb
),

kosten as (
    select
        rpt_aanbieder_maand.aanbieder_agb,
        sum(rpt_aanbieder_maand.kosten_bedrag) as kosten_bedrag
    from rpt_aanbieder_maand
    inner join jaar on left(rpt_aanbieder_maand.zorgmaand, 4) = jaar.jaar
    group by rpt_aanbieder_maand.aanbieder_agb
)

select
    coalesce(dim_aanbieders.naam, 'AGB ' || plafonds.aanbieder_agb) as aanbieder,
    round(100 * coalesce(kosten.kosten_bedrag, 0) / plafonds.plafond_bedrag, 1) as benut_procent,
    coalesce(kosten.kosten_bedrag, 0) as kosten_bedrag,
    plafonds.plafond_bedrag
from plafonds
left join kosten on plafonds.aanbieder_agb = kosten.aanbieder_agb
left join dim_aanbieders on plafonds.aanbieder_agb = dim_aanbieders.aanbieder_agb
where plafonds.plafond_bedrag > 0
order by benut_procent desc, aanbieder
limit 15
