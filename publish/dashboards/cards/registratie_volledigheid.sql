select
    coalesce(dim_jeugdteams.naam, rpt_registratie_volledigheid.team_code) as jeugdteam,
    rpt_registratie_volledigheid.halfjaar,
    rpt_registratie_volledigheid.registratie,
    rpt_registratie_volledigheid.aantal_casussen as casussen,
    rpt_registratie_volledigheid.met_kerntaak,
    rpt_registratie_volledigheid.met_uren,
    rpt_registratie_volledigheid.volledigheid_procent
from rpt_registratie_volledigheid
left join dim_jeugdteams on rpt_registratie_volledigheid.team_code = dim_jeugdteams.team_code
where true [[and rpt_registratie_volledigheid.halfjaar = {{halfjaar}}]]
order by rpt_registratie_volledigheid.halfjaar desc, jeugdteam, rpt_registratie_volledigheid.registratie
limit 300
