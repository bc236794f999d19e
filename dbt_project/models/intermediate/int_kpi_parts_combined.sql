with

jeugdigen as (

    select
        gemeente_code, halfjaar,
        aantal as jeugdigen, aantal_lt18 as onder_18,
        aantal_verblijf as jeugdigen_verblijf,
        aantal_gedeclareerd::numeric / aantal as deel_gedeclareerd
    from {{ ref('int_jeugdigen_in_zorg_counted') }}

),

instroom as (

    select
        gemeente_code, halfjaar,
        sum(aantal) as instroom,
        coalesce(sum(aantal) filter (where verwijzer_type <> 'onbekend'), 0)
        / sum(aantal) as deel_met_verwijzer
    from {{ ref('int_instroom_by_halfjaar') }}
    group by gemeente_code, halfjaar

),

kosten as (

    select
        gemeente_code, halfjaar,
        sum(bedrag) as kosten,
        sum(aantal_afgewezen) as afgewezen, sum(aantal_beantwoord) as beantwoord,
        sum(aantal_beantwoord) / sum(aantal_prestaties) as deel_beantwoord
    from {{ ref('int_kosten_by_halfjaar') }}
    group by gemeente_code, halfjaar

),

inzet as (

    select
        gemeente_code, halfjaar,
        sum(uren) as uren,
        count(uren)::numeric / nullif(count(*) filter (where is_begonnen), 0) as deel_met_uren
    from {{ ref('int_kerntaken_by_halfjaar') }}
    group by gemeente_code, halfjaar

),

keys as (

    select gemeente_code, halfjaar from jeugdigen
    union
    select gemeente_code, halfjaar from instroom
    union
    select gemeente_code, halfjaar from kosten
    union
    select gemeente_code, halfjaar from inzet

),

combined as (

    select
        keys.gemeente_code, keys.halfjaar,
        jeugdigen.jeugdigen,
        jeugdigen.onder_18,
        jeugdigen.jeugdigen_verblijf,
        jeugdigen.deel_gedeclareerd,
        instroom.instroom, instroom.deel_met_verwijzer,
        kosten.kosten, kosten.afgewezen, kosten.beantwoord, kosten.deel_beantwoord,
        inzet.uren, inzet.deel_met_uren
    from keys
    left join jeugdigen on keys.gemeente_code = jeugdigen.gemeente_code and keys.halfjaar = jeugdigen.halfjaar
    left join instroom on keys.gemeente_code = instroom.gemeente_code and keys.halfjaar = instroom.halfjaar
    left join kosten on keys.gemeente_code = kosten.gemeente_code and keys.halfjaar = kosten.halfjaar
    left join inzet on keys.gemeente_code = inzet.gemeente_code and keys.halfjaar = inzet.halfjaar

)

select * from combined
