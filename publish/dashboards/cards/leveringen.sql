select
    bron,
    status,
    count(*) as bestanden,
    sum(rijen) as rijen,
    (sum(eurocent) / 100.0)::numeric(14, 2) as ingediend_bedrag
from deliveries
group by bron, status
order by bron, array_position(array['geladen', 'quarantaine', 'genegeerd'], status)
