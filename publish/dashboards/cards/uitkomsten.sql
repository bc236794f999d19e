with laatste as (
    select max(halfjaar) as halfjaar
    from rpt_uitkomsten
    where aantal_beeindigd > 0 [[and halfjaar = {{halfjaar}}]]
),

geteld as (
    select
        rpt_uitkomsten.indicator,
        rpt_uitkomsten.naam,
        sum(rpt_uitkomsten.aantal_beeindigd) as beeindigd,
        sum(rpt_uitkomsten.aantal_antwoorden) as antwoorden,
        sum(rpt_uitkomsten.aantal_antwoorden - rpt_uitkomsten.aantal_zonder_einde) as met_traject,
        sum(rpt_uitkomsten.teller) as teller,
        sum(rpt_uitkomsten.noemer) as noemer
    from rpt_uitkomsten
    inner join laatste on rpt_uitkomsten.halfjaar = laatste.halfjaar
    group by rpt_uitkomsten.indicator, rpt_uitkomsten.naam
)

-- Under ten answers there is no share, only how many there were.
select
    indicator,
    naam as uitkomst,
    beeindigd as beeindigde_trajecten,
    antwoorden,
    round(100.0 * met_traject / nullif(beeindigd, 0), 1) as respons_procent,
    case when antwoorden >= 10 then round(100.0 * teller / nullif(noemer, 0), 1) end as aandeel_procent
from geteld
order by indicator
