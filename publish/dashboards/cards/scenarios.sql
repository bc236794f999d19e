select
    rpt_begroting_prognose.jaar::text as jaar,
    rpt_begroting_prognose.verwacht_jaartotaal as verwacht_bedrag,
    rpt_begroting_prognose.scenario_1 as scenario_1_bedrag,
    rpt_begroting_prognose.scenario_2 as scenario_2_bedrag,
    rpt_begroting_prognose.scenario_3 as scenario_3_bedrag,
    rpt_begroting_prognose.taakstelling as taakstelling_bedrag,
    rpt_begroting_prognose.begroting_laatste as begroting_bedrag
from rpt_begroting_prognose
where rpt_begroting_prognose.gemeente_code = 'regio'
order by rpt_begroting_prognose.jaar desc
limit 20
