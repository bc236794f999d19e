select
    to_char(vintage, 'YYYY-MM') as verwacht_in,
    segment,
    sum(ibnr) as toen_nog_te_declareren_bedrag,
    sum(verwacht_afgelopen) as verwacht_bedrag,
    sum(werkelijk_afgelopen) as binnengekomen_bedrag
from rpt_ibnr_afloop
group by vintage, segment
order by vintage desc, segment
limit 200
