select
    kader,
    regelnummer as regel,
    post,
    kolom,
    letterlijk,
    som_bedrag as som_van_posten_bedrag,
    verschil_bedrag,
    bevinding
from rpt_kader
order by kader, regelnummer, kolom
limit 300
