select
    naam,
    halfjaar,
    aantal,
    vorig_aantal,
    aandeel_procent,
    gemiddelde_dagen,
    bedrag
from rpt_ketencijfers
where
    familie in ({families})
    and halfjaar = (select max(halfjaar) from rpt_ketencijfers where true [[and halfjaar = {{halfjaar}}]])
order by volgorde, aantal desc, gemeente_code
limit 300
