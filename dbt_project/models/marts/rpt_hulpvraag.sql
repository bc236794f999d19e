with

hulpvragen as (select * from {{ ref('int_hulpvragen_latest') }}),

casussen as (select * from {{ ref('int_casussen_described') }}),

-- Age in the year in which the casus began; only the year of birth is known.
leden as (

    select
        leden.casus_id,
        leden.jeugdige_id,
        extract(year from casussen.datum_start) - leden.geboortejaar as leeftijd
    from {{ ref('int_gezinsleden_listed') }} as leden
    inner join casussen on leden.casus_id = casussen.casus_id

),

asked as (

    select
        casussen.gemeente_code,
        casussen.halfjaar,
        lower(hulpvragen.leefgebied) as leefgebied,
        lower(coalesce(hulpvragen.problematiek, 'onbekend')) as problematiek,
        case
            when leden.leeftijd < 4 then '0-3'
            when leden.leeftijd < 12 then '4-11'
            when leden.leeftijd < 18 then '12-17'
            when leden.leeftijd >= 18 then '18+'
            else 'onbekend'
        end as leeftijdsgroep,
        casussen.casus_id,
        leden.jeugdige_id,
        coalesce(casussen.eerste_besluit, 'onbekend') as besluit
    from hulpvragen
    inner join casussen on hulpvragen.afzender || '-' || hulpvragen.casus_id = casussen.casus_id
    left join leden on casussen.casus_id = leden.casus_id

),

counted as (

    select
        gemeente_code,
        halfjaar,
        leefgebied,
        problematiek,
        leeftijdsgroep,
        count(distinct casus_id)::integer as aantal_casussen,
        count(distinct jeugdige_id)::integer as aantal_jeugdigen,
        (count(distinct casus_id) filter (where besluit = 'INDIVIDUELE_VOORZIENING'))::integer
            as aantal_individueel,
        (count(distinct casus_id) filter (where besluit = 'ALGEMENE_VOORZIENING'))::integer
            as aantal_algemeen,
        (count(distinct casus_id) filter (where besluit in ('GEEN', 'AFGEWEZEN')))::integer as aantal_zonder
    from asked
    group by gemeente_code, halfjaar, leefgebied, problematiek, leeftijdsgroep

)

select * from counted
