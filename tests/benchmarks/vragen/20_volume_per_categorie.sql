-- Aantal jeugdigen en kosten naast elkaar, per categorie en halfjaar, in Dordrecht.
select jeugdigen.periode, jeugdigen.product_categorie, jeugdigen.aantal_jeugdigen, sum(kosten.kosten_bedrag) as kosten
from marts.rpt_unieke_jeugdigen as jeugdigen
left join marts.rpt_kosten_maand as kosten
    on
        jeugdigen.gemeente_code = kosten.gemeente_code
        and jeugdigen.product_categorie = kosten.product_categorie
        and left(jeugdigen.periode, 4) = left(kosten.zorgmaand, 4)
        and right(jeugdigen.periode, 1) = case when right(kosten.zorgmaand, 2) <= '06' then '1' else '2' end
where jeugdigen.gemeente_code = '0505' and jeugdigen.soort_periode = 'halfjaar'
group by jeugdigen.periode, jeugdigen.product_categorie, jeugdigen.aantal_jeugdigen
order by jeugdigen.periode, jeugdigen.product_categorie
