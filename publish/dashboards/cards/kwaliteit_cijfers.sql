select
    cijfer,
    count(*) as controles
from rpt_kwaliteit
group by cijfer
order by cijfer
