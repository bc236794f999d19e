select
    coalesce(dim_aanbieders.naam, 'AGB ' || fct_toewijzingen.aanbieder_agb) as aanbieder,
    dim_producten.categorie,
    count(*) as toewijzingen,
    count(fct_toewijzingen.startdatum) as gestart,
    sum(fct_toewijzingen.kosten_bedrag) as kosten_bedrag
from fct_toewijzingen
left join dim_aanbieders on fct_toewijzingen.aanbieder_agb = dim_aanbieders.aanbieder_agb
left join dim_producten on fct_toewijzingen.product_id = dim_producten.product_id
where
    fct_toewijzingen.verwijzer_type in ('04', '08')
    and not fct_toewijzingen.is_verwijderd
    [[and left(fct_toewijzingen.ingangsdatum::text, 4) = {{jaar}}]]
group by fct_toewijzingen.aanbieder_agb, dim_aanbieders.naam, dim_producten.categorie
order by toewijzingen desc, aanbieder, dim_producten.categorie
limit 100
