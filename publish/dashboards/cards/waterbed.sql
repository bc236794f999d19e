select
    rpt_waterbed.naam as maatregel,
    rpt_waterbed.ingangsdatum,
    dim_verwijzers.verwijzer,
    rpt_waterbed.aantal_voor as voor,
    rpt_waterbed.aandeel_voor_procent as voor_procent,
    rpt_waterbed.aantal_na as na,
    rpt_waterbed.aandeel_na_procent as na_procent,
    rpt_waterbed.toets,
    rpt_waterbed.oordeel
from rpt_waterbed
left join dim_verwijzers on rpt_waterbed.verwijzer_type = dim_verwijzers.verwijzer_type
where true [[and left(rpt_waterbed.ingangsdatum::text, 4) = {{jaar}}]]
order by rpt_waterbed.ingangsdatum desc, maatregel, rpt_waterbed.gemeente_code, dim_verwijzers.sortering
limit 300
