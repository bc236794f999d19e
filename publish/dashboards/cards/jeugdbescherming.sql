select
    halfjaar,
    groep,
    sum(eindstand) as maatregelen
from rpt_jeugdbescherming
where halfjaar <= (select max(periode) from rpt_kpi) [[and left(halfjaar, 4) = {{jaar}}]]
group by halfjaar, groep
order by halfjaar, groep
