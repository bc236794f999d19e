select
    coalesce(dim_aanbieders.naam, 'AGB ' || rpt_declaratie_aansluiting.aanbieder_agb) as aanbieder,
    rpt_declaratie_aansluiting.dagtekening,
    replace(rpt_declaratie_aansluiting.oordeel, '_', ' ') as oordeel,
    rpt_declaratie_aansluiting.aantal_regels as regels,
    rpt_declaratie_aansluiting.aantal_afgewezen as afgewezen,
    rpt_declaratie_aansluiting.ingediend_volgens_regels as ingediend_bedrag,
    rpt_declaratie_aansluiting.toegekend_volgens_regels as toegekend_bedrag,
    rpt_declaratie_aansluiting.antwoord_dagtekening as antwoord_op,
    rpt_declaratie_aansluiting.betaaltermijn
from rpt_declaratie_aansluiting
left join dim_aanbieders on rpt_declaratie_aansluiting.aanbieder_agb = dim_aanbieders.aanbieder_agb
where true [[and left(rpt_declaratie_aansluiting.periode_begindatum::text, 4) = {{jaar}}]]
order by rpt_declaratie_aansluiting.dagtekening desc, rpt_declaratie_aansluiting.declaratie_id
limit 100
