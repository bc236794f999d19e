with categorieen as (
    select
        product_categorie,
        min(categorie) as categorie
    from dim_producten
    group by product_categorie
),

jaar as (
    select max(periode) as periode
    from rpt_unieke_jeugdigen
    where soort_periode = 'jaar' [[and periode = {{jaar}}]]
)

select
    coalesce(categorieen.categorie, 'Onbekend') as categorie,
    rpt_unieke_jeugdigen.periode as jaar,
    sum(rpt_unieke_jeugdigen.aantal_jeugdigen) as jeugdigen
from rpt_unieke_jeugdigen
inner join jaar on rpt_unieke_jeugdigen.periode = jaar.periode
left join categorieen on rpt_unieke_jeugdigen.product_categorie = categorieen.product_categorie
where rpt_unieke_jeugdigen.soort_periode = 'jaar' and rpt_unieke_jeugdigen.product_categorie <> 'totaal'
group by categorieen.categorie, rpt_unieke_jeugdigen.periode
order by jeugdigen desc, categorie
