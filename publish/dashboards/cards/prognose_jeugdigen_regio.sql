select
    to_char(rpt_prognose_regio.maand, 'YYYY-MM') as maand,
    lijn.soort,
    lijn.waarde as jeugdigen
from rpt_prognose_regio
cross join
    lateral (
        values
        (case when rpt_prognose_regio.is_realisatie then 'gerealiseerd' else 'verwacht' end, rpt_prognose_regio.verwachting),
        (case when not rpt_prognose_regio.is_realisatie then 'ondergrens' end, rpt_prognose_regio.ondergrens),
        (case when not rpt_prognose_regio.is_realisatie then 'bovengrens' end, rpt_prognose_regio.bovengrens)
    ) as lijn (soort, waarde)
where rpt_prognose_regio.meting = 'jeugdigen' and rpt_prognose_regio.segment = 'totaal' and lijn.soort is not null
order by maand, lijn.soort
limit 400
