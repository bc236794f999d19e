with categorieen as (
    select
        product_categorie,
        min(categorie) as categorie
    from dim_producten
    group by product_categorie
)

select
    rpt_kosten_maand.zorgmaand,
    sum(rpt_kosten_maand.kosten_bedrag) as kosten_bedrag,
    sum(rpt_kosten_maand.ingediend_bedrag) as ingediend_bedrag,
    sum(rpt_kosten_maand.aantal_prestaties) as prestaties,
    count(distinct categorieen.categorie) as categorieen
from rpt_kosten_maand
left join categorieen on rpt_kosten_maand.product_categorie = categorieen.product_categorie
where true [[and left(rpt_kosten_maand.zorgmaand, 4) = {{jaar}}]]
group by rpt_kosten_maand.zorgmaand
order by rpt_kosten_maand.zorgmaand
