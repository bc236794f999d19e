with kosten as (
    select
        aanbieder_agb,
        aantal_beantwoord,
        aantal_afgewezen,
        ingediend_bedrag,
        kosten_bedrag,
        left(zorgmaand, 4) || case when right(zorgmaand, 2) <= '06' then '-H1' else '-H2' end as halfjaar
    from rpt_aanbieder_maand
)

select
    coalesce(dim_aanbieders.naam, 'AGB ' || kosten.aanbieder_agb) as aanbieder,
    kosten.aanbieder_agb as agb,
    sum(kosten.kosten_bedrag) as kosten_bedrag,
    sum(kosten.ingediend_bedrag) as ingediend_bedrag,
    round(100.0 * sum(kosten.aantal_afgewezen) / nullif(sum(kosten.aantal_beantwoord), 0), 1) as afgewezen_procent
from kosten
left join dim_aanbieders on kosten.aanbieder_agb = dim_aanbieders.aanbieder_agb
where kosten.halfjaar = (
    select max(halfjaar) from rpt_gemeente_halfjaar where onderwerp = 'kosten_categorie' [[and halfjaar = {{halfjaar}}]]
)
group by kosten.aanbieder_agb, dim_aanbieders.naam
order by kosten_bedrag desc, aanbieder
limit 15
