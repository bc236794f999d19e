-- Alle toewijzingen van één jeugdige, met wat ervan terechtkwam.
select toewijzing_id, product_code, ingangsdatum, einddatum, startdatum, stopdatum, aantal_prestaties, kosten_bedrag
from marts.fct_toewijzingen
where jeugdige_id = {jeugdige} and gemeente_code = {gemeente}
order by ingangsdatum
