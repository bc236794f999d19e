-- Wat kost een jeugdige gemiddeld, per gemeente en halfjaar?
select gemeente_code, periode, waarde, volledigheid, cijfer
from marts.rpt_kpi
where kpi_id = 'kosten_per_jeugdige'
order by gemeente_code, periode
