select
    rpt_kader_realisatie.kader,
    rpt_kader_realisatie.post,
    rpt_kader_realisatie.jaar::text as jaar,
    rpt_kader_realisatie.kader_bedrag,
    rpt_kader_realisatie.gedeclareerd_bedrag,
    rpt_kader_realisatie.over_bedrag,
    rpt_kader_realisatie.stand
from rpt_kader_realisatie
where true [[and rpt_kader_realisatie.jaar::text = {{jaar}}]]
order by rpt_kader_realisatie.kader, rpt_kader_realisatie.jaar, rpt_kader_realisatie.regelnummer
limit 300
