-- Alle KPI's van alle gemeenten in één halfjaar.
select kpi_id, gemeente_code, waarde, status, cijfer
from marts.rpt_kpi
where periode = '2024-H1'
order by kpi_id, gemeente_code
