with

kosten as (

    select
        gemeente_code, halfjaar,
        sum(bedrag) as kosten,
        sum(aantal_beantwoord) / sum(aantal_prestaties) as deel_beantwoord
    from {{ ref('int_kosten_by_halfjaar') }}
    group by gemeente_code, halfjaar

),

vorig as (

    select
        gemeente_code, kosten,
        (left(halfjaar, 4)::integer + 1) || right(halfjaar, 3) as halfjaar
    from kosten

),

-- A gemeente that ended leaves its costs of the year before, a new one has none: both, or together they would not grow. Only
-- half-years in which anybody had costs: later ones would fall to nothing everywhere.
compared as (

    select
        coalesce(kosten.gemeente_code, vorig.gemeente_code) as gemeente_code,
        coalesce(kosten.halfjaar, vorig.halfjaar) as halfjaar,
        coalesce(kosten.kosten, 0) as kosten,
        case
            when count(vorig.kosten) over (partition by coalesce(kosten.halfjaar, vorig.halfjaar)) > 0
                then coalesce(vorig.kosten, 0)
        end as vorig,
        kosten.deel_beantwoord
    from kosten
    full join vorig on kosten.gemeente_code = vorig.gemeente_code and kosten.halfjaar = vorig.halfjaar
    where coalesce(kosten.halfjaar, vorig.halfjaar) in (select k.halfjaar from kosten as k)

),

unpivoted as (

    select
        kpi.*,
        compared.gemeente_code,
        compared.halfjaar as periode
    from compared
    cross join
        lateral (
            values
            ('kosten_groei', compared.kosten - compared.vorig, compared.vorig, 100, compared.deel_beantwoord)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)

)

select * from unpivoted
