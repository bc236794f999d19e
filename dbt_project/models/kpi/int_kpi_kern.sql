with

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

parts as (select * from {{ ref('int_kpi_parts_combined') }}),

bevolking as (select * from {{ ref('int_bevolking_by_jaar') }}),

-- One line per KPI: id, numerator, denominator, factor (null = the numerator is the figure), completeness.
-- Every gemeente of the region in every half-year of its existence; another one only when something happened there.
unpivoted as (

    select
        kpi.*,
        gemeenten.gemeente_code,
        halfjaren.halfjaar as periode
    from gemeenten
    cross join halfjaren
    left join parts on gemeenten.gemeente_code = parts.gemeente_code and halfjaren.halfjaar = parts.halfjaar
    left join bevolking
        on
            gemeenten.gemeente_code = bevolking.gemeente_code
            and left(halfjaren.halfjaar, 4)::integer = bevolking.jaar
    cross join
        lateral (
            values
            ('jeugdigen_in_zorg', parts.jeugdigen, null, null, parts.deel_gedeclareerd),
            (
                'jeugdhulpgebruik_lt18', parts.onder_18,
                coalesce(bevolking.jeugd_lt18, gemeenten.jeugd_lt18), 100, parts.deel_gedeclareerd
            ),
            ('aandeel_verblijf', parts.jeugdigen_verblijf, parts.jeugdigen, 100, parts.deel_gedeclareerd),
            ('instroom', parts.instroom, null, null, parts.deel_met_verwijzer),
            ('kosten', parts.kosten, null, null, parts.deel_beantwoord),
            ('kosten_per_jeugdige', parts.kosten, parts.jeugdigen, 1, parts.deel_gedeclareerd),
            ('afgewezen_prestaties', parts.afgewezen, parts.beantwoord, 100, parts.deel_beantwoord),
            ('kerntaak_uren', parts.uren, null, null, parts.deel_met_uren)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)
    where
        -- Before the registration of kerntaken nobody wrote hours down: no figure, and never zero.
        (kpi.kpi_id <> 'kerntaak_uren' or halfjaren.einddatum >= '2017-09-01'::date)
        and (
            (gemeenten.vanaf <= halfjaren.einddatum and coalesce(gemeenten.tot >= halfjaren.begindatum, true))
            or parts.gemeente_code is not null
        )

)

select * from unpivoted
