select
    stoplicht,
    partij,
    actie,
    maatregel_nr as maatregel,
    begindatum,
    einddatum,
    gereed_op,
    reden
from rpt_programma
order by case stoplicht when 'rood' then 1 when 'oranje' then 2 when 'groen' then 3 else 4 end, actie_nr
limit 100
