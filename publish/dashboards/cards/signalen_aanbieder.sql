select
    coalesce(dim_aanbieders.naam, 'AGB ' || fct_ketensignalen.aanbieder_agb) as aanbieder,
    replace(fct_ketensignalen.signaal, '_', ' ') as signaal,
    count(*) as aantal,
    round(avg(fct_ketensignalen.te_laat), 0) as gemiddeld_te_laat_dagen,
    sum(fct_ketensignalen.bedrag) as om_bedrag,
    min(fct_ketensignalen.vanaf) as oudste
from fct_ketensignalen
left join dim_aanbieders on fct_ketensignalen.aanbieder_agb = dim_aanbieders.aanbieder_agb
where true [[and fct_ketensignalen.halfjaar = {{halfjaar}}]]
group by fct_ketensignalen.aanbieder_agb, dim_aanbieders.naam, fct_ketensignalen.signaal
order by aantal desc, aanbieder, fct_ketensignalen.signaal
limit 200
