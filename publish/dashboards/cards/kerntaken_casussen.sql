select
    halfjaar,
    categorie as kerntaak,
    sum(aantal) as casussen
from rpt_gemeente_halfjaar
where onderwerp = 'kerntaken' and categorie <> 'totaal' [[and left(halfjaar, 4) = {{jaar}}]]
group by halfjaar, categorie
order by halfjaar, min(sortering), categorie
