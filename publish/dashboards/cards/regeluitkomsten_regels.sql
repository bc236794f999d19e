select
    regel,
    retourcode,
    bericht,
    object_soort,
    coalesce(dim_aanbieders.naam, 'AGB ' || fct_regeluitkomsten.aanbieder_agb) as aanbieder,
    fct_regeluitkomsten.gemeente_code,
    fct_regeluitkomsten.verwacht,
    fct_regeluitkomsten.gevonden,
    fct_regeluitkomsten.bedrag as om_bedrag,
    fct_regeluitkomsten.halfjaar,
    fct_regeluitkomsten.volgnummer::text as levering
from fct_regeluitkomsten
left join dim_aanbieders on fct_regeluitkomsten.aanbieder_agb = dim_aanbieders.aanbieder_agb
where true [[and fct_regeluitkomsten.halfjaar = {{halfjaar}}]]
order by abs(fct_regeluitkomsten.bedrag) desc nulls last, fct_regeluitkomsten.regeluitkomst_id
limit 200
