select
    halfjaar,
    sum(aantal_beeindigd) as beeindigd,
    sum(met_uitkomst) as met_opgave,
    round(100.0 * sum(uitval_teller) / nullif(sum(uitval_noemer), 0), 0) as uitval_procent,
    round(100.0 * sum(zonder_hulp_teller) / nullif(sum(zonder_hulp_noemer), 0), 0) as zonder_hulp_procent,
    round(sum(tevredenheid_som) / nullif(sum(tevredenheid_noemer), 0), 1) as tevredenheid,
    round(sum(doelrealisatie_som) / nullif(sum(doelrealisatie_noemer), 0), 0) as doelen_behaald_procent
from rpt_sjt_resultaat
where true [[and left(halfjaar, 4) = {{jaar}}]]
group by halfjaar
order by halfjaar desc
