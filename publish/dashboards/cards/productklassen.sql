select
    halfjaar,
    klasse,
    sum(kosten_bedrag) as kosten_bedrag
from rpt_productklassen
where true [[and left(halfjaar, 4) = {{jaar}}]]
group by halfjaar, klasse
order by halfjaar, klasse
