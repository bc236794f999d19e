select
    kader,
    jaar::text as jaar,
    begroting_bedrag,
    burap_bedrag,
    target_bedrag,
    jaarkosten_bedrag,
    bijdrage_rijk_bedrag,
    kosten_regio_bedrag,
    gerealiseerd_bedrag,
    gerealiseerde_maanden,
    verschil_bedrag,
    bevindingen
from rpt_taakstelling
order by kader desc, jaar
limit 100
