select
    bericht,
    count(*) as berichten
from fct_berichten
where true [[and halfjaar = {{halfjaar}}]]
group by bericht
order by bericht
