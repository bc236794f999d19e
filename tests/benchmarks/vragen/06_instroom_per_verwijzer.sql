-- Wie verwees, per kwartaal?
select
    left(instroom.maand, 4) || '-K' || ceil(right(instroom.maand, 2)::integer / 3.0) as kwartaal,
    verwijzers.verwijzer,
    sum(instroom.aantal_instroom) as instroom
from marts.rpt_instroom_maand as instroom
inner join marts.dim_verwijzers as verwijzers on instroom.verwijzer_type = verwijzers.verwijzer_type
group by 1, 2
order by 1, 2
