select
    rpt_regelingen.regeling,
    rpt_regelingen.naam as wat,
    coalesce(dim_gemeenten.naam, rpt_regelingen.gemeente_code) as gemeente,
    rpt_regelingen.halfjaar,
    rpt_regelingen.aantal,
    rpt_regelingen.verschil_procent,
    rpt_regelingen.jeugdhulp_aantal as jeugdigen_in_zorg,
    rpt_regelingen.jeugdhulp_verschil_procent as verschil_in_zorg_procent,
    rpt_regelingen.beweging
from rpt_regelingen
left join dim_gemeenten on rpt_regelingen.gemeente_code = dim_gemeenten.gemeente_code
where
    rpt_regelingen.halfjaar
    = (select max(halfjaar) from rpt_regelingen where true [[and halfjaar = {{halfjaar}}]])
order by rpt_regelingen.volgorde, gemeente
limit 300
