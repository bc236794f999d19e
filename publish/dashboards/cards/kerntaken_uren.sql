select
    fct_kerntaken.halfjaar,
    dim_kerntaken.naam as kerntaak,
    round(sum(fct_kerntaken.uren), 1) as uren
from fct_kerntaken
inner join dim_kerntaken on fct_kerntaken.kerntaak = dim_kerntaken.kerntaak
where true [[and left(fct_kerntaken.halfjaar, 4) = {{jaar}}]]
group by fct_kerntaken.halfjaar, dim_kerntaken.naam, dim_kerntaken.sortering
order by fct_kerntaken.halfjaar, dim_kerntaken.sortering
