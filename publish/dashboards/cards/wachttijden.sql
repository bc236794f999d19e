with halfjaar as (
    select max(halfjaar) as halfjaar
    from rpt_wachttijden
    where true [[and halfjaar = {{halfjaar}}]]
)

select
    rpt_wachttijden.hulpvorm,
    case when rpt_wachttijden.is_crisis then 'crisis' else 'regulier' end as soort,
    sum(rpt_wachttijden.aantal_toewijzing_start) as gestart,
    round(
        1.0 * sum(rpt_wachttijden.som_dagen_verwijzing_start)
        / nullif(sum(rpt_wachttijden.aantal_verwijzing_start), 0), 1
    ) as verwijzing_tot_start_dagen,
    round(
        1.0 * sum(rpt_wachttijden.som_dagen_toewijzing_start)
        / nullif(sum(rpt_wachttijden.aantal_toewijzing_start), 0), 1
    ) as toewijzing_tot_start_dagen,
    max(rpt_wachttijden.p80_toewijzing_start) as hoogste_p80_dagen,
    case
        when max(rpt_wachttijden.norm_toewijzing_dagen) is null then 'nog niet vastgesteld'
        else round(
            100.0 * sum(rpt_wachttijden.aantal_binnen_norm_toewijzing)
            / nullif(sum(rpt_wachttijden.aantal_toewijzing_start), 0)
        )::text || '%'
    end as binnen_norm,
    sum(rpt_wachttijden.aantal_wachtend) as wacht_nu
from rpt_wachttijden
inner join halfjaar on rpt_wachttijden.halfjaar = halfjaar.halfjaar
where rpt_wachttijden.hulpvorm_code <> 'totaal'
group by rpt_wachttijden.hulpvorm, rpt_wachttijden.is_crisis
order by rpt_wachttijden.is_crisis, gestart desc, rpt_wachttijden.hulpvorm
