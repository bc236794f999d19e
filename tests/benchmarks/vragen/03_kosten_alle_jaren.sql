-- Hoe ontwikkelen de kosten zich per gemeente en jaar?
select gemeente_code, left(zorgmaand, 4) as jaar, sum(kosten_bedrag) as kosten, sum(aantal_prestaties) as prestaties
from marts.rpt_kosten_maand
group by gemeente_code, left(zorgmaand, 4)
order by gemeente_code, jaar
