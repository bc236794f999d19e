-- Waaraan ging in Dordrecht in 2024 het meeste geld?
select producten.omschrijving, maanden.product_code, sum(maanden.kosten_bedrag) as kosten
from marts.rpt_product_maand as maanden
inner join (select distinct product_code, omschrijving from marts.dim_producten) as producten
    on maanden.product_code = producten.product_code
where maanden.gemeente_code = '0505' and maanden.zorgmaand between '2024-01' and '2024-12'
group by producten.omschrijving, maanden.product_code
order by kosten desc
limit 20
