-- Hoeveel verschillende jeugdigen per categorie en jaar in Dordrecht?
select periode, product_categorie, aantal_jeugdigen
from marts.rpt_unieke_jeugdigen
where gemeente_code = '0505' and soort_periode = 'jaar'
order by periode, product_categorie
