-- Welke twintig aanbieders kregen het meest in 2024, en wat was dat het jaar ervoor?
select
    aanbieders.naam,
    sum(maanden.kosten_bedrag) filter (where maanden.zorgmaand >= '2024-01') as kosten_2024,
    sum(maanden.kosten_bedrag) filter (where maanden.zorgmaand < '2024-01') as kosten_2023
from marts.rpt_aanbieder_maand as maanden
inner join marts.dim_aanbieders as aanbieders on maanden.aanbieder_agb = aanbieders.aanbieder_agb
where maanden.zorgmaand between '2023-01' and '2024-12'
group by aanbieders.aanbieder_agb, aanbieders.naam
order by kosten_2024 desc nulls last
limit 20
