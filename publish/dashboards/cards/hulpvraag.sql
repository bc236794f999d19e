select
    leefgebied,
    problematiek,
    leeftijdsgroep,
    aantal_casussen as casussen,
    aantal_individueel as individueel,
    aantal_algemeen as algemeen,
    aantal_zonder as zonder_hulp
from rpt_hulpvraag
where halfjaar = (select max(halfjaar) from rpt_hulpvraag where true [[and halfjaar = {{halfjaar}}]])
order by aantal_casussen desc, leefgebied, problematiek, leeftijdsgroep, gemeente_code
limit 100
