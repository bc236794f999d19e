select
    replace(categorie, '_', ' ') as waar_het_eindigt,
    case when telt_als_kosten then 'telt als kosten' else 'telt niet' end as telt,
    sum(bedrag) as euro_bedrag,
    sum(aantal) as regels
from rpt_ketenaansluiting
where true [[and left(zorgmaand, 4) = {{jaar}}]]
group by categorie, volgorde, telt_als_kosten
order by volgorde
