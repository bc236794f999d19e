select
    regel,
    count(*) as uitkomsten,
    sum(bedrag) as om_bedrag
from fct_regeluitkomsten
where true [[and halfjaar = {{halfjaar}}]]
group by regel
order by uitkomsten desc, regel
limit 20
