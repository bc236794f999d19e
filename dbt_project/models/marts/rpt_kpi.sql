with

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

parts as (select * from {{ ref('int_kpi_parts_combined') }}),

-- One line per KPI: id, numerator, denominator, factor (null = the numerator is the figure), completeness.
-- Every gemeente of the region in every half-year of its existence; another one only when something happened there.
unpivoted as (

    select
        kpi.*, gemeenten.gemeente_code, halfjaren.halfjaar,
        case
            when peildatum.peildatum >= halfjaren.einddatum + interval '6 months' then 'definitief' else
                'voorlopig'
        end as status
    from gemeenten
    cross join halfjaren
    cross join peildatum
    left join parts on gemeenten.gemeente_code = parts.gemeente_code and halfjaren.halfjaar = parts.halfjaar
    cross join
        lateral (
            values
            ('jeugdigen_in_zorg', parts.jeugdigen, null, null, parts.deel_gedeclareerd),
            ('jeugdhulpgebruik_lt18', parts.onder_18, gemeenten.jeugd_lt18, 100, parts.deel_gedeclareerd),
            ('aandeel_verblijf', parts.jeugdigen_verblijf, parts.jeugdigen, 100, parts.deel_gedeclareerd),
            ('instroom', parts.instroom, null, null, parts.deel_met_verwijzer),
            ('kosten', parts.kosten, null, null, parts.deel_beantwoord),
            ('kosten_per_jeugdige', parts.kosten, parts.jeugdigen, 1, parts.deel_gedeclareerd),
            ('afgewezen_prestaties', parts.afgewezen, parts.beantwoord, 100, parts.deel_beantwoord),
            ('kerntaak_uren', parts.uren, null, null, parts.deel_met_uren)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)
    where
        (gemeenten.vanaf <= halfjaren.einddatum and coalesce(gemeenten.tot >= halfjaren.begindatum, true))
        or parts.gemeente_code is not null

),

graded as (

    select
        kpi_id, gemeente_code, halfjaar as periode,
        coalesce(teller, 0)::numeric(16, 2) as teller,
        noemer::numeric(16, 2) as noemer,
        case
            when factor is null then coalesce(teller, 0)
            else factor * coalesce(teller, 0) / nullif(noemer, 0)
        end::numeric(16, 2) as waarde,
        status,
        volledigheid::numeric(5, 4) as volledigheid,
        case
            when volledigheid is null then 'geen'
            when volledigheid >= 0.95 and status = 'definitief' then 'A'
            when volledigheid >= 0.8 then 'B'
            else 'C'
        end as cijfer
    from unpivoted

)

select * from graded
