select
    coalesce(dim_gemeenten.naam, rpt_rechtmatigheid.gemeente_code) as gemeente,
    rpt_rechtmatigheid.halfjaar,
    rpt_rechtmatigheid.omschrijving as grond,
    rpt_rechtmatigheid.is_rechtmatig as rechtmatig,
    rpt_rechtmatigheid.trajecten
from rpt_rechtmatigheid
left join dim_gemeenten on rpt_rechtmatigheid.gemeente_code = dim_gemeenten.gemeente_code
where true [[and rpt_rechtmatigheid.halfjaar = {{halfjaar}}]]
order by rpt_rechtmatigheid.halfjaar desc, gemeente, rpt_rechtmatigheid.volgorde
limit 300
