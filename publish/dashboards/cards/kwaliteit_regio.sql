select
    mart,
    omschrijving as wat_afwijkt,
    aantal as rijen,
    afwijkingen,
    aandeel as aandeel_procent,
    bedrag as om_bedrag,
    status,
    cijfer,
    eigenaar,
    ontheffing_tot,
    melding
from rpt_kwaliteit_regio
order by cijfer desc, afwijkingen desc, mart, controle
limit 100
