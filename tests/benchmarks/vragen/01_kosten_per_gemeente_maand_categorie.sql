-- Wat kostte de zorg in 2024, per gemeente, maand en categorie?
select gemeente_code, zorgmaand, product_categorie, sum(kosten_bedrag) as kosten
from marts.rpt_kosten_maand
where zorgmaand between '2024-01' and '2024-12'
group by gemeente_code, zorgmaand, product_categorie
order by gemeente_code, zorgmaand, product_categorie
