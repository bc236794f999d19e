select
    to_char(fct_stand_maand.maand, 'YYYY-MM') as maand,
    dim_hulpvormen.trede,
    sum(fct_stand_maand.eindstand) as trajecten
from fct_stand_maand
inner join dim_hulpvormen on fct_stand_maand.hulpvorm_code = dim_hulpvormen.hulpvorm_code
where true [[and left(fct_stand_maand.halfjaar, 4) = {{jaar}}]]
group by fct_stand_maand.maand, dim_hulpvormen.trede
having sum(fct_stand_maand.eindstand) > 0
order by fct_stand_maand.maand, min(dim_hulpvormen.zwaarte) nulls last, dim_hulpvormen.trede
