-- Hoeveel verschillende jeugdigen kregen zorg, per gemeente en kwartaal?
select gemeente_code, periode, aantal_jeugdigen
from marts.rpt_unieke_jeugdigen
where soort_periode = 'kwartaal' and product_categorie = 'totaal'
order by gemeente_code, periode
