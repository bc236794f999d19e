with

klassen as (

    select
        gemeente_code,
        halfjaar,
        coalesce(sum(kosten_bedrag) filter (where klasse <> 'nog niet vastgesteld'), 0) as ingedeeld
    from {{ ref('rpt_productklassen') }}
    group by gemeente_code, halfjaar

),

kosten as (

    select
        gemeente_code,
        halfjaar,
        sum(bedrag) as kosten,
        sum(aantal_beantwoord) / sum(aantal_prestaties) as deel_beantwoord
    from {{ ref('int_kosten_by_halfjaar') }}
    group by gemeente_code, halfjaar

),

unpivoted as (

    select
        kpi.*,
        kosten.gemeente_code,
        kosten.halfjaar as periode
    from kosten
    inner join klassen on {{ zelfde('kosten', 'klassen', ['gemeente_code', 'halfjaar']) }}
    cross join
        lateral (
            values
            ('afbakening_vastgesteld', klassen.ingedeeld, kosten.kosten, 100, kosten.deel_beantwoord)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)

)

select * from unpivoted
