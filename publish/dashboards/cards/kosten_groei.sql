select
    coalesce(dim_gemeenten.naam, rpt_kosten_groei.gemeente_code) as gemeente,
    rpt_kosten_groei.jaar::text as jaar,
    rpt_kosten_groei.kosten_vorig_bedrag,
    rpt_kosten_groei.kosten_bedrag,
    rpt_kosten_groei.groei_bedrag,
    rpt_kosten_groei.jeugdigen_bedrag as door_jeugdigen_bedrag,
    rpt_kosten_groei.volume_bedrag as door_volume_bedrag,
    rpt_kosten_groei.tarief_bedrag as door_tarief_bedrag,
    rpt_kosten_groei.mix_bedrag as door_mix_bedrag,
    rpt_kosten_groei.is_compleet as compleet
from rpt_kosten_groei
left join dim_gemeenten on rpt_kosten_groei.gemeente_code = dim_gemeenten.gemeente_code
where true [[and rpt_kosten_groei.jaar::text = {{jaar}}]]
order by rpt_kosten_groei.jaar desc, gemeente
limit 300
