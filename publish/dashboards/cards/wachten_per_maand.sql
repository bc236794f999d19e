select
    maand,
    round(1.0 * sum(som_dagen_tot_start) / nullif(sum(aantal_gestart), 0), 1) as gemiddeld_wachten_dagen,
    sum(aantal_toewijzingen) as toewijzingen,
    sum(aantal_toewijzingen - aantal_gestart) as zonder_start
from rpt_doorlooptijd_maand
where true [[and left(maand, 4) = {{jaar}}]]
group by maand
order by maand
limit 60
