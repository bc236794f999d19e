-- Alle prestaties van één jeugdige, de nieuwste eerst.
select zorgmaand, aanbieder_agb, product_code, status, kosten_bedrag, delivery_id, position
from marts.fct_prestaties
where jeugdige_id = {jeugdige} and gemeente_code = {gemeente}
order by begindatum desc, prestatie_id
limit 500
