select
    coalesce(dim_gemeenten.naam, rpt_bekostiging.gemeente_code) as gemeente,
    rpt_bekostiging.jaar::text as jaar,
    rpt_bekostiging.perceel,
    rpt_bekostiging.gedeclareerd_bedrag,
    rpt_bekostiging.lumpsum_bedrag,
    rpt_bekostiging.totaal_bedrag
from rpt_bekostiging
left join dim_gemeenten on rpt_bekostiging.gemeente_code = dim_gemeenten.gemeente_code
where true [[and rpt_bekostiging.jaar::text = {{jaar}}]]
order by rpt_bekostiging.jaar desc, gemeente, rpt_bekostiging.perceel
limit 300
