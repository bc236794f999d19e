select
    rpt_basisfeiten.basisfeit,
    coalesce(dim_gemeenten.naam, rpt_basisfeiten.gemeente_code) as gemeente,
    rpt_basisfeiten.halfjaar,
    rpt_basisfeiten.aantal,
    rpt_basisfeiten.met_jeugdteam,
    rpt_basisfeiten.met_andere_hulp,
    rpt_basisfeiten.zonder,
    round(100.0 * rpt_basisfeiten.met_een_van_beide / rpt_basisfeiten.aantal, 1) as met_een_van_beide_procent
from rpt_basisfeiten
left join dim_gemeenten on rpt_basisfeiten.gemeente_code = dim_gemeenten.gemeente_code
where true [[and rpt_basisfeiten.halfjaar = {{halfjaar}}]]
order by rpt_basisfeiten.basisfeit, rpt_basisfeiten.halfjaar desc, gemeente
limit 300
