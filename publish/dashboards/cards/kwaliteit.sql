select
    mart,
    omschrijving as wat_afwijkt,
    sum(aantal) as rijen,
    sum(afwijkingen) as afwijkingen,
    round(100.0 * sum(afwijkingen) / nullif(sum(aantal), 0), 2) as aandeel_procent,
    sum(bedrag) as om_bedrag,
    max(cijfer) as cijfer
from rpt_kwaliteit
group by mart, controle, omschrijving
order by cijfer desc, afwijkingen desc, mart, controle
limit 100
