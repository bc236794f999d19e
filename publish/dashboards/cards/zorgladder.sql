select
    van_trede as van,
    naar_trede as naar,
    richting,
    sum(aantal) as trajecten
from rpt_zorgladder
where halfjaar = (select max(halfjaar) from rpt_zorgladder where true [[and halfjaar = {{halfjaar}}]])
group by van_zwaarte, van_trede, naar_zwaarte, naar_trede, richting
order by van_zwaarte nulls last, naar_zwaarte nulls last
limit 100
