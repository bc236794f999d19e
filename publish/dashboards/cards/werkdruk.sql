select
    coalesce(dim_jeugdteams.naam, rpt_werkdruk.team_code) as jeugdteam,
    rpt_werkdruk.aantal_casussen as casussen,
    rpt_werkdruk.aantal_zwaar as zwaar,
    rpt_werkdruk.aantal_professionals as professionals,
    rpt_werkdruk.caseload,
    rpt_werkdruk.norm_caseload as norm,
    rpt_werkdruk.oordeel_caseload as oordeel,
    rpt_werkdruk.mediaan_dagen_tot_besluit as dagen_tot_besluit
from rpt_werkdruk
left join dim_jeugdteams on rpt_werkdruk.team_code = dim_jeugdteams.team_code
where rpt_werkdruk.halfjaar = (select max(halfjaar) from rpt_werkdruk where true [[and halfjaar = {{halfjaar}}]])
order by jeugdteam, rpt_werkdruk.gemeente_code
limit 100
