select
    regel || ' ' || naam as naam,
    count(*) as signalen,
    sum(bedrag) as om_bedrag
from fct_signalen
where status <> 'onterecht' [[and halfjaar = {{halfjaar}}]]
group by regel, naam
order by signalen desc, naam
