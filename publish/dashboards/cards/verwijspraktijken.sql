select
    rpt_verwijspraktijk.praktijk_agb as praktijk,
    dim_verwijzers.verwijzer,
    rpt_verwijspraktijk.aantal_verwijzingen as verwijzingen,
    rpt_verwijspraktijk.met_toewijzing,
    rpt_verwijspraktijk.afgestemd,
    rpt_verwijspraktijk.met_poh,
    rpt_verwijspraktijk.spoed
from rpt_verwijspraktijk
left join dim_verwijzers on rpt_verwijspraktijk.verwijzer_type = dim_verwijzers.verwijzer_type
where
    rpt_verwijspraktijk.halfjaar
    = (select max(halfjaar) from rpt_verwijspraktijk where true [[and halfjaar = {{halfjaar}}]])
order by praktijk, dim_verwijzers.verwijzer, rpt_verwijspraktijk.gemeente_code
limit 300
