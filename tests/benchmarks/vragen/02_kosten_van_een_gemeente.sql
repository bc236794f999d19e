-- Hoe liepen de kosten van Dordrecht per maand en categorie?
select zorgmaand, product_categorie, sum(kosten_bedrag) as kosten
from marts.rpt_kosten_maand
where gemeente_code = '0505'
group by zorgmaand, product_categorie
order by zorgmaand, product_categorie
