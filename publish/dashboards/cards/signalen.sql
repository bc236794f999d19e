select
    replace(signaal, '_', ' ') as signaal,
    count(*) as aantal,
    sum(bedrag) as om_bedrag
from fct_ketensignalen
where true [[and halfjaar = {{halfjaar}}]]
group by signaal
order by aantal desc, signaal
