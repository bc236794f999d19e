select
    hulpvorm,
    sum(aantal_geeindigd) as geeindigd,
    sum(aantal_zonder_stop) as zonder_stop,
    sum(aantal_administratief) as administratief,
    sum(aantal_noemer) as telt_voor_uitval,
    sum(aantal_uitval) as uitval,
    sum(aantal_door_jeugdige) as door_jeugdige,
    sum(aantal_door_aanbieder) as door_aanbieder,
    round(100.0 * sum(aantal_uitval) / nullif(sum(aantal_noemer), 0), 1) as uitval_procent
from rpt_uitval
where halfjaar = (select max(halfjaar) from rpt_uitval where true [[and halfjaar = {{halfjaar}}]])
group by hulpvorm
order by geeindigd desc, hulpvorm
