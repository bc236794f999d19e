select
    dim_verwijzers.verwijzer,
    fct_verwijzingen.bron,
    count(*) as verwijzingen,
    count(fct_verwijzingen.toewijzing_id) as met_toewijzing
from fct_verwijzingen
inner join dim_verwijzers on fct_verwijzingen.verwijzer_type = dim_verwijzers.verwijzer_type
where
    fct_verwijzingen.bericht_uitkomst = 'geen'
    and fct_verwijzingen.halfjaar = (
        select max(halfjaar) from rpt_gemeente_halfjaar
        where onderwerp = 'instroom_verwijzer' [[and halfjaar = {{halfjaar}}]]
    )
group by dim_verwijzers.verwijzer, dim_verwijzers.sortering, fct_verwijzingen.bron
order by dim_verwijzers.sortering, fct_verwijzingen.bron
