-- Kosten per inwoner onder 18, elke gemeente naast de regio.
select
    gemeenten.naam,
    left(kpi.periode, 4) as jaar,
    round(sum(kpi.teller) / nullif(max(gemeenten.jeugd_lt18), 0), 2) as per_jeugdige_inwoner,
    round(
        sum(sum(kpi.teller)) over (partition by left(kpi.periode, 4))
        / nullif(sum(max(gemeenten.jeugd_lt18)) over (partition by left(kpi.periode, 4)), 0), 2
    ) as regio
from marts.rpt_kpi as kpi
inner join marts.dim_gemeenten as gemeenten on kpi.gemeente_code = gemeenten.gemeente_code
where kpi.kpi_id = 'kosten' and gemeenten.is_huidig
group by gemeenten.naam, left(kpi.periode, 4)
order by gemeenten.naam, jaar
