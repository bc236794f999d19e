select
    halfjaar,
    richting,
    sum(aantal) as trajecten
from rpt_zorgladder
where richting <> 'nieuw' [[and left(halfjaar, 4) = {{jaar}}]]
group by halfjaar, richting
order by halfjaar, array_position(array['lichter', 'gelijk', 'zwaarder'], richting) nulls last
