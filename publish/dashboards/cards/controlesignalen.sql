select
    fct_signalen.regel,
    fct_signalen.naam,
    fct_signalen.soort,
    fct_signalen.ernst,
    fct_signalen.gemeente_code,
    coalesce(dim_aanbieders.naam, 'AGB ' || fct_signalen.aanbieder_agb) as aanbieder,
    fct_signalen.zorgmaand,
    fct_signalen.verwacht,
    fct_signalen.gevonden,
    fct_signalen.bedrag as om_bedrag,
    fct_signalen.aantal_prestaties as prestaties,
    fct_signalen.score,
    fct_signalen.status
from fct_signalen
left join dim_aanbieders on fct_signalen.aanbieder_agb = dim_aanbieders.aanbieder_agb
where fct_signalen.status in ('open', 'beoordeeld') [[and fct_signalen.halfjaar = {{halfjaar}}]]
order by fct_signalen.score desc, fct_signalen.signaal_id
limit 200
