select
    herindicatie.halfjaar,
    soort.soort as herindicatie,
    sum(soort.aantal) as herindicaties
from rpt_herindicatie as herindicatie
cross join lateral (values
    ('lichter', herindicatie.aantal_lichter, 0),
    ('gelijk', herindicatie.aantal_gelijk, 1),
    ('zwaarder', herindicatie.aantal_zwaarder, 2),
    ('niet te zeggen', herindicatie.aantal_onbekend, 3)
) as soort (soort, aantal, volgorde)
where herindicatie.hulpvorm <> 'totaal' [[and left(herindicatie.halfjaar, 4) = {{jaar}}]]
group by herindicatie.halfjaar, soort.soort, soort.volgorde
order by herindicatie.halfjaar, soort.volgorde
