select
    rpt_markt.perceel,
    rpt_markt.jaar::text as jaar,
    rpt_markt.gecontracteerd,
    rpt_markt.met_omzet,
    rpt_markt.omzet_bedrag,
    rpt_markt.hhi,
    rpt_markt.grootste_procent,
    rpt_markt.vijf_grootste_procent
from rpt_markt
where true [[and rpt_markt.jaar::text = {{jaar}}]]
order by rpt_markt.jaar desc, rpt_markt.perceel
limit 300
