select
    replace(termijn, '_', ' ') as termijn,
    stand,
    count(*) as berichten
from fct_berichten
where termijn is not null [[and halfjaar = {{halfjaar}}]]
group by termijn, stand
order by termijn, stand
