select
    hulpvorm,
    sum(aantal_begonnen) as begonnen,
    sum(aantal_herhaald_beroep) as herhaald_beroep,
    sum(aantal_geeindigd) as geeindigd,
    sum(aantal_zonder_nieuwe_start) as zonder_nieuwe_start
from rpt_herhaald_beroep
where halfjaar = (select max(halfjaar) from rpt_herhaald_beroep where true [[and halfjaar = {{halfjaar}}]])
group by hulpvorm
order by begonnen desc, hulpvorm
