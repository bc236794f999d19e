-- Why the costs of a gemeente and half-year differ between two publications: steps that add up to the difference, to the cent.
-- van and naar are the rows of two publications, basis those of van as the code of naar computes them, delen which mart of
-- which publication (van or naar) held the rows of which gemeente code.
with

van as (select * from {van}),

naar as (select * from {naar}),

basis as (select prestatie_id, gemeente_code, halfjaar, kosten_bedrag from {basis}),

delen as ({delen}),

-- A code that no gemeente had keeps its own line.
gebieden as (

    select
        codes.gemeente_code,
        coalesce(toen.gebied, codes.gemeente_code) as gebied_van,
        coalesce(nu.gebied, codes.gemeente_code) as gebied_naar
    from (
        select gemeente_code from van
        union
        select gemeente_code from naar
        union
        select gemeente_code from basis
    ) as codes
    left join delen as toen on codes.gemeente_code = toen.gemeente_code and toen.moment = 'van'
    left join delen as nu on codes.gemeente_code = nu.gemeente_code and nu.moment = 'naar'

),

laatste_maand as (select max(zorgmaand) as zorgmaand from van),

-- A debet beside a credit of the same aanbieder, toewijzing and month is the second half of a correction.
credits as (

    select distinct naar.gemeente_code, naar.aanbieder_agb, naar.toewijzing_nummer, naar.zorgmaand
    from naar
    left join basis on naar.prestatie_id = basis.prestatie_id
    where basis.prestatie_id is null and naar.debet_credit = 'C'

),

gewijzigd as (

    select
        plaats.gemeente_code,
        plaats.halfjaar,
        case
            when naar.prestatie_id is null then 'vervallen'
            when basis.prestatie_id is not null then 'antwoord'
            when naar.debet_credit = 'C' or credits.zorgmaand is not null then 'correctie'
            when naar.zorgmaand > laatste_maand.zorgmaand or laatste_maand.zorgmaand is null then 'nieuwe_maand'
            else 'nagekomen'
        end as stap,
        plaats.bedrag
    from naar
    full join basis on naar.prestatie_id = basis.prestatie_id
    cross join laatste_maand
    left join credits
        on
            naar.gemeente_code = credits.gemeente_code
            and naar.aanbieder_agb = credits.aanbieder_agb
            and naar.toewijzing_nummer = credits.toewijzing_nummer
            and naar.zorgmaand = credits.zorgmaand
    cross join lateral (
        values
        (naar.gemeente_code, naar.halfjaar, naar.kosten_bedrag),
        (basis.gemeente_code, basis.halfjaar, -basis.kosten_bedrag)
    ) as plaats (gemeente_code, halfjaar, bedrag)
    where plaats.gemeente_code is not null

),

stappen as (

    select gebieden.gebied_van as gebied, van.halfjaar, 'stand_van' as stap, van.kosten_bedrag as bedrag
    from van inner join gebieden on van.gemeente_code = gebieden.gemeente_code
    union all
    select gebieden.gebied_van, van.halfjaar, 'herindeling', -van.kosten_bedrag
    from van inner join gebieden on van.gemeente_code = gebieden.gemeente_code
    where gebieden.gebied_van <> gebieden.gebied_naar
    union all
    select gebieden.gebied_naar, van.halfjaar, 'herindeling', van.kosten_bedrag
    from van inner join gebieden on van.gemeente_code = gebieden.gemeente_code
    where gebieden.gebied_van <> gebieden.gebied_naar
    union all
    select gebieden.gebied_naar, van.halfjaar, 'nieuwe_regel', -van.kosten_bedrag
    from van inner join gebieden on van.gemeente_code = gebieden.gemeente_code
    union all
    select gebieden.gebied_naar, basis.halfjaar, 'nieuwe_regel', basis.kosten_bedrag
    from basis inner join gebieden on basis.gemeente_code = gebieden.gemeente_code
    union all
    select gebieden.gebied_naar, gewijzigd.halfjaar, gewijzigd.stap, gewijzigd.bedrag
    from gewijzigd inner join gebieden on gewijzigd.gemeente_code = gebieden.gemeente_code
    union all
    select gebieden.gebied_naar, naar.halfjaar, 'stand_naar', naar.kosten_bedrag
    from naar inner join gebieden on naar.gemeente_code = gebieden.gemeente_code

)

select gebied, coalesce(halfjaar, 'onbekend') as halfjaar, stap, sum(bedrag)::numeric(14, 2) as bedrag
from stappen
group by gebied, coalesce(halfjaar, 'onbekend'), stap
having sum(bedrag) <> 0 or stap in ('stand_van', 'stand_naar')
