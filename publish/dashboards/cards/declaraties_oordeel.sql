select
    replace(oordeel, '_', ' ') as oordeel,
    count(*) as declaraties,
    sum(ingediend_volgens_regels) as ingediend_bedrag,
    sum(toegekend_volgens_regels) as toegekend_volgens_regels_bedrag,
    sum(toegekend_volgens_antwoord) as toegekend_volgens_antwoord_bedrag
from rpt_declaratie_aansluiting
where true [[and left(periode_begindatum::text, 4) = {{jaar}}]]
group by oordeel
order by declaraties desc, oordeel
