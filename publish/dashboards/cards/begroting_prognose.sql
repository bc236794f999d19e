select
    coalesce(dim_gemeenten.naam, rpt_begroting_prognose.gemeente_code) as gemeente,
    rpt_begroting_prognose.jaar::text as jaar,
    rpt_begroting_prognose.begroting_primitief as primitief_bedrag,
    rpt_begroting_prognose.begroting_burap1 as burap_1_bedrag,
    rpt_begroting_prognose.begroting_burap2 as burap_2_bedrag,
    rpt_begroting_prognose.gedeclareerd as gedeclareerd_bedrag,
    rpt_begroting_prognose.ibnr as nog_te_declareren_bedrag,
    rpt_begroting_prognose.prognose_rest as nog_verwacht_bedrag,
    rpt_begroting_prognose.verwacht_jaartotaal as hele_jaar_bedrag,
    rpt_begroting_prognose.lumpsum_bedrag as lumpsum_en_subsidie_bedrag,
    rpt_begroting_prognose.ondergrens as ondergrens_bedrag,
    rpt_begroting_prognose.bovengrens as bovengrens_bedrag,
    rpt_begroting_prognose.realistisch_budget as realistisch_bedrag,
    rpt_begroting_prognose.verschil as verschil_bedrag,
    to_char(rpt_begroting_prognose.plafond_bereikt_maand, 'YYYY-MM') as begroting_bereikt
from rpt_begroting_prognose
left join dim_gemeenten on rpt_begroting_prognose.gemeente_code = dim_gemeenten.gemeente_code
where true [[and rpt_begroting_prognose.jaar::text = {{jaar}}]]
order by rpt_begroting_prognose.jaar desc, gemeente
limit 200
