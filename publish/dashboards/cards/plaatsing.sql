select
    coalesce(dim_gemeenten.naam, rpt_plaatsing.gemeente_code) as gemeente,
    rpt_plaatsing.halfjaar,
    rpt_plaatsing.verblijf_jeugdigen as met_verblijf,
    rpt_plaatsing.jeugdzorgplus_jeugdigen as jeugdzorgplus,
    rpt_plaatsing.landelijk_jeugdigen as landelijk_ingekocht,
    rpt_plaatsing.eigen_gemeente_jeugdigen as in_de_eigen_gemeente,
    rpt_plaatsing.buiten_regio_jeugdigen as buiten_de_regio,
    rpt_plaatsing.plaats_bekend_jeugdigen as plek_bekend,
    rpt_plaatsing.verblijfsdagen
from rpt_plaatsing
left join dim_gemeenten on rpt_plaatsing.gemeente_code = dim_gemeenten.gemeente_code
where true [[and rpt_plaatsing.halfjaar = {{halfjaar}}]]
order by rpt_plaatsing.halfjaar desc, gemeente
limit 300
