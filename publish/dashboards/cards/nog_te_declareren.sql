select
    to_char(rpt_ibnr.leveringsmaand, 'YYYY-MM') as zorgmaand,
    rpt_ibnr.segment,
    sum(rpt_ibnr.gedeclareerd) as gedeclareerd_bedrag,
    sum(rpt_ibnr.ibnr) as nog_te_declareren_bedrag,
    sum(rpt_ibnr.verwacht_totaal) as verwacht_bedrag,
    round(100 * max(rpt_ibnr.compleet), 1) as gewoonlijk_compleet_procent
from rpt_ibnr
where true [[and to_char(rpt_ibnr.leveringsmaand, 'YYYY') = {{jaar}}]]
group by rpt_ibnr.leveringsmaand, rpt_ibnr.segment
order by rpt_ibnr.leveringsmaand desc, rpt_ibnr.segment
limit 120
