with

inwoners as (select * from {{ ref('int_inwoners_by_halfjaar') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

parts as (select * from {{ ref('int_kpi_parts_combined') }}),

-- One line per KPI: id, numerator, denominator, factor (null = the numerator is the figure), completeness.
-- Every gemeente of the region in every half-year of its existence; another one only when something happened there.
unpivoted as (

    select
        kpi.*,
        inwoners.gemeente_code,
        inwoners.halfjaar as periode
    from inwoners
    inner join halfjaren on inwoners.halfjaar = halfjaren.halfjaar
    left join parts on inwoners.gemeente_code = parts.gemeente_code and inwoners.halfjaar = parts.halfjaar
    cross join
        lateral (
            values
            ('jeugdigen_in_zorg', parts.jeugdigen, null, null, parts.deel_gedeclareerd),
            ('jeugdhulpgebruik_lt18', parts.onder_18, inwoners.aantal_lt18, 100, parts.deel_gedeclareerd),
            ('aandeel_verblijf', parts.jeugdigen_verblijf, parts.jeugdigen, 100, parts.deel_gedeclareerd),
            ('instroom', parts.instroom, null, null, parts.deel_met_verwijzer),
            ('kosten', parts.kosten, null, null, parts.deel_beantwoord),
            ('kosten_per_inwoner_lt18', parts.kosten, inwoners.aantal_lt18, 1, parts.deel_beantwoord),
            ('kosten_per_jeugdige', parts.kosten, parts.jeugdigen, 1, parts.deel_gedeclareerd),
            ('afgewezen_prestaties', parts.afgewezen, parts.beantwoord, 100, parts.deel_beantwoord),
            ('kerntaak_uren', parts.uren, null, null, parts.deel_met_uren)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)
    where
        -- Before the registration of kerntaken nobody wrote hours down: no figure, and never zero.
        (kpi.kpi_id <> 'kerntaak_uren' or inwoners.einddatum >= '2017-09-01'::date)
        -- Nor did anybody declare before the first declaratie that was delivered.
        and (
            halfjaren.is_gedeclareerd
            or kpi.kpi_id not in (
                'kosten', 'kosten_per_inwoner_lt18', 'kosten_per_jeugdige', 'afgewezen_prestaties'
            )
        )
        and (inwoners.is_bestaand or parts.gemeente_code is not null)

)

select * from unpivoted
