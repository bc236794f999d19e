select
    coalesce(dim_gemeenten.naam, rpt_overleving.gemeente_code) as gemeente,
    rpt_overleving.hulpvorm,
    rpt_overleving.termijn as na,
    rpt_overleving.nog_in_hulp_procent,
    rpt_overleving.aantal_geeindigd as beeindigd,
    rpt_overleving.aantal_nog_gevolgd as nog_gevolgd
from rpt_overleving
left join dim_gemeenten on rpt_overleving.gemeente_code = dim_gemeenten.gemeente_code
where rpt_overleving.nog_in_hulp_procent is not null
order by gemeente, rpt_overleving.hulpvorm_code = 'totaal' desc, rpt_overleving.hulpvorm, rpt_overleving.dagen
limit 500
