select
    naam as scenario,
    jaar::text as jaar,
    aantal_maatregelen,
    p10_bedrag,
    p50_bedrag,
    p90_bedrag
from rpt_maatregelscenario
order by jaar, scenario
limit 40
