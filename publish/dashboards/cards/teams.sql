select
    fct_kerntaken.team_code as team,
    dim_kerntaken.naam as kerntaak,
    count(distinct fct_kerntaken.casus_id) as casussen,
    round(sum(fct_kerntaken.uren), 1) as uren,
    round(100.0 * count(fct_kerntaken.uren) / count(*), 0) as met_uren_procent
from fct_kerntaken
inner join dim_kerntaken on fct_kerntaken.kerntaak = dim_kerntaken.kerntaak
where fct_kerntaken.halfjaar = (select max(halfjaar) from fct_kerntaken where true [[and halfjaar = {{halfjaar}}]])
group by fct_kerntaken.team_code, dim_kerntaken.naam, dim_kerntaken.sortering
order by fct_kerntaken.team_code, dim_kerntaken.sortering
limit 300
