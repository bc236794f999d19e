-- Voor welke gemeenten werkt één aanbieder, en hoeveel gaat daarin om?
select gemeente_code, left(zorgmaand, 4) as jaar, sum(kosten_bedrag) as kosten, sum(aantal_prestaties) as prestaties
from marts.rpt_aanbieder_maand
where aanbieder_agb = {aanbieder}
group by gemeente_code, left(zorgmaand, 4)
order by gemeente_code, jaar
