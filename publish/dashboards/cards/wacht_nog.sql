select
    coalesce(dim_aanbieders.naam, 'AGB ' || fct_ketensignalen.aanbieder_agb) as aanbieder,
    count(*) as wachtend,
    min(fct_ketensignalen.vanaf) as langst_sinds,
    max(fct_ketensignalen.te_laat) as langst_te_laat_dagen
from fct_ketensignalen
left join dim_aanbieders on fct_ketensignalen.aanbieder_agb = dim_aanbieders.aanbieder_agb
where fct_ketensignalen.signaal = 'toegewezen_niet_gestart' [[and fct_ketensignalen.halfjaar = {{halfjaar}}]]
group by fct_ketensignalen.aanbieder_agb, dim_aanbieders.naam
order by wachtend desc, aanbieder
limit 100
