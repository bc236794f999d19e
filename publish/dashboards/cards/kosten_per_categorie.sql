with kosten as (
    select
        halfjaar,
        categorie,
        sum(bedrag) as bedrag
    from rpt_gemeente_halfjaar
    where onderwerp = 'kosten_categorie' [[and left(halfjaar, 4) = {{jaar}}]]
    group by halfjaar, categorie
),

-- More than seven colours cannot be told apart.
gerangschikt as (
    select
        categorie,
        row_number() over (order by sum(bedrag) desc, categorie) as plaats
    from kosten
    group by categorie
)

select
    kosten.halfjaar,
    case when gerangschikt.plaats <= 6 then kosten.categorie else 'Overige' end as categorie,
    sum(kosten.bedrag) as kosten_bedrag
from kosten
inner join gerangschikt on kosten.categorie = gerangschikt.categorie
group by 1, 2
order by min(least(gerangschikt.plaats, 7)), kosten.halfjaar
