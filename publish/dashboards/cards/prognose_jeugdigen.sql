select
    to_char(rpt_prognose.maand, 'YYYY-MM') as maand,
    lijn.soort,
    lijn.waarde as jeugdigen
from rpt_prognose
cross join
    lateral (
        values
        (case when rpt_prognose.is_realisatie then 'gerealiseerd' else 'verwacht' end, rpt_prognose.verwachting),
        (case when not rpt_prognose.is_realisatie then 'ondergrens' end, rpt_prognose.ondergrens),
        (case when not rpt_prognose.is_realisatie then 'bovengrens' end, rpt_prognose.bovengrens)
    ) as lijn (soort, waarde)
where rpt_prognose.meting = 'jeugdigen' and rpt_prognose.segment = 'totaal' and lijn.soort is not null
order by maand, lijn.soort
limit 400
