select
    coalesce(dim_gemeenten.naam, rpt_kwartaal.gemeente_code) as gemeente,
    rpt_kwartaal.kwartaal,
    rpt_kwartaal.kosten_bedrag,
    rpt_kwartaal.instroom as begonnen,
    rpt_kwartaal.uitstroom as geeindigd,
    rpt_kwartaal.eindstand as lopend_aan_het_einde
from rpt_kwartaal
left join dim_gemeenten on rpt_kwartaal.gemeente_code = dim_gemeenten.gemeente_code
where true [[and left(rpt_kwartaal.kwartaal, 4) = {{jaar}}]]
order by rpt_kwartaal.kwartaal desc, gemeente
limit 300
