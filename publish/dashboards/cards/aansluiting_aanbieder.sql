select
    coalesce(dim_aanbieders.naam, 'AGB ' || rpt_ketenaansluiting.aanbieder_agb) as aanbieder,
    sum(rpt_ketenaansluiting.bedrag) as aangeboden_bedrag,
    sum(rpt_ketenaansluiting.bedrag) filter (where rpt_ketenaansluiting.telt_als_kosten) as kosten_bedrag,
    sum(rpt_ketenaansluiting.bedrag) filter (where rpt_ketenaansluiting.categorie like 'afgewezen%') as afgewezen_bedrag,
    sum(rpt_ketenaansluiting.bedrag) filter (
        where rpt_ketenaansluiting.categorie in ('ingediend', 'credit_ingediend')
    ) as zonder_antwoord_bedrag,
    sum(rpt_ketenaansluiting.bedrag) filter (
        where rpt_ketenaansluiting.categorie = 'geweigerd_bij_ontvangst'
    ) as geweigerd_bedrag
from rpt_ketenaansluiting
left join dim_aanbieders on rpt_ketenaansluiting.aanbieder_agb = dim_aanbieders.aanbieder_agb
where true [[and left(rpt_ketenaansluiting.zorgmaand, 4) = {{jaar}}]]
group by rpt_ketenaansluiting.aanbieder_agb, dim_aanbieders.naam
order by aangeboden_bedrag desc, aanbieder
limit 100
