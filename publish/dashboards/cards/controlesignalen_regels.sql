select
    fct_signalen.regel || ' ' || fct_signalen.naam as naam,
    count(*) as signalen,
    sum(fct_signalen.bedrag) as om_bedrag
from fct_signalen
left join signaalstanden
    on fct_signalen.signaal_id = signaalstanden.signaal_id and fct_signalen.versie = signaalstanden.versie
where coalesce(signaalstanden.status, 'open') <> 'onterecht' [[and fct_signalen.halfjaar = {{halfjaar}}]]
group by fct_signalen.regel, fct_signalen.naam
order by signalen desc, naam
