-- Hoe lang duurt het van toewijzing tot start, per gemeente en jaar?
select
    gemeente_code,
    left(maand, 4) as jaar,
    sum(som_dagen_tot_start) / nullif(sum(aantal_gestart), 0) as gemiddelde,
    max(p90_dagen_tot_start) as slechtste_p90,
    sum(aantal_toewijzingen - aantal_gestart) as niet_gestart
from marts.rpt_doorlooptijd_maand
group by gemeente_code, left(maand, 4)
order by gemeente_code, jaar
