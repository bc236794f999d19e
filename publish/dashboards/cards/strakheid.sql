select
    product_categorie as categorie,
    sum(aantal_toewijzingen) as toewijzingen,
    round(sum(duur_dagen) / nullif(sum(aantal_toewijzingen), 0), 0) as gemiddelde_dagen,
    round(100.0 * sum(met_volume) / nullif(sum(aantal_toewijzingen), 0), 0) as met_volume_procent,
    round(100.0 * sum(verzilvering_som) / nullif(sum(verzilvering_noemer), 0), 0) as verzilvering_procent,
    sum(minder_dan_helft) as minder_dan_helft,
    sum(vrijwel_alles) as vrijwel_alles,
    sum(eerder_klaar) as eerder_klaar
from rpt_strakheid
where halfjaar = (select max(halfjaar) from rpt_strakheid where true [[and halfjaar = {{halfjaar}}]])
group by product_categorie
order by toewijzingen desc, product_categorie
