select
    coalesce(dim_gemeenten.naam, rpt_inzet_kerntaken.gemeente_code) as gemeente,
    rpt_inzet_kerntaken.halfjaar,
    rpt_inzet_kerntaken.kerntaak,
    rpt_inzet_kerntaken.aantal_casussen as casussen,
    rpt_inzet_kerntaken.uren,
    rpt_inzet_kerntaken.uurtarief as uurtarief_bedrag,
    rpt_inzet_kerntaken.inzet_bedrag
from rpt_inzet_kerntaken
left join dim_gemeenten on rpt_inzet_kerntaken.gemeente_code = dim_gemeenten.gemeente_code
where true [[and left(rpt_inzet_kerntaken.halfjaar, 4) = {{jaar}}]]
order by rpt_inzet_kerntaken.halfjaar desc, gemeente, rpt_inzet_kerntaken.kerntaak
limit 300
