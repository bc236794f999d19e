-- Kosten per inwoner onder 18, elke gemeente naast de regio.
select
    gemeenten.naam,
    left(maanden.zorgmaand, 4) as jaar,
    round(sum(maanden.kosten_bedrag) / nullif(max(gemeenten.jeugd_lt18), 0), 2) as per_jeugdige_inwoner,
    round(
        sum(sum(maanden.kosten_bedrag)) over (partition by left(maanden.zorgmaand, 4))
        / nullif(sum(max(gemeenten.jeugd_lt18)) over (partition by left(maanden.zorgmaand, 4)), 0), 2
    ) as regio
from marts.rpt_kosten_maand as maanden
inner join marts.dim_gemeenten as gemeenten on maanden.gemeente_code = gemeenten.gemeente_code
where gemeenten.is_huidig
group by gemeenten.naam, left(maanden.zorgmaand, 4)
order by gemeenten.naam, jaar
