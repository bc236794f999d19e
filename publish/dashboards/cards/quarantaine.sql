select
    ontvangen_op,
    bron,
    bericht,
    aanbieder as agb,
    gemeente as gemeente_code,
    regel,
    retourcode,
    bevindingen,
    (eurocent / 100.0)::numeric(14, 2) as om_bedrag,
    herstelbaar_door
from quarantaine_overzicht
order by ontvangen_op, bron, delivery_id, regel
limit 200
