with jaar as (
    select max(left(halfjaar, 4)) as jaar
    from rpt_gemeente_halfjaar
    where onderwerp = 'kosten_categorie' [[and left(halfjaar, 4) = {{jaar}}]]
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
    coalesce(dim_aanbieders.naam, 'AGB ' || dim_contracten.aanbieder_agb) as aanbieder,
    dim_contracten.perceel,
    dim_contracten.bekostiging,
    dim_contracten.grootteklasse,
    dim_contracten.vanaf,
    dim_contracten.tot,
    dim_contracten.aantal_producten as producten,
    dim_contracten.plafond_bedrag,
    kosten.kosten_bedrag as kosten_aanbieder_bedrag
from dim_contracten
left join dim_aanbieders on dim_contracten.aanbieder_agb = dim_aanbieders.aanbieder_agb
left join kosten on dim_contracten.aanbieder_agb = kosten.aanbieder_agb
where dim_contracten.contract_id <> 'onbekend'
order by aanbieder, dim_contracten.perceel, dim_contracten.vanaf
limit 300
