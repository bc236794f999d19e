select
    tabel,
    sum(rijen) filter (where deel = 'regio') as rijen_regio,
    sum(rijen) filter (where deel <> 'regio') as rijen_gemeenten,
    (sum(eurocent) filter (where deel = 'regio') / 100.0)::numeric(14, 2) as regio_bedrag,
    (sum(eurocent) filter (where deel <> 'regio') / 100.0)::numeric(14, 2) as gemeenten_bedrag
from controles
where publicatie_id = (select max(publicatie_id) from controles)
group by tabel
order by tabel
