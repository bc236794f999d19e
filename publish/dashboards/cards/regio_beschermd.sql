select
    kpi_id as kpi,
    periode as halfjaar,
    teller,
    noemer,
    waarde,
    staat
from rpt_kpi_regio
where periode = (select max(periode) from rpt_kpi_regio where true [[and periode = {{halfjaar}}]])
order by kpi_id
