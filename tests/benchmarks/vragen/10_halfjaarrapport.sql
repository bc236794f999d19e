-- De cijfers van de gemeenterapportage van Dordrecht.
select halfjaar, onderwerp, categorie, aantal, bedrag
from marts.rpt_gemeente_halfjaar
where gemeente_code = '0505'
order by halfjaar, onderwerp, sortering
