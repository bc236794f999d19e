with

kosten as (

    select
        gemeente_code,
        halfjaar,
        sum(bedrag) as bedrag,
        sum(aantal_beantwoord) / sum(aantal_prestaties) as deel_beantwoord
    from {{ ref('int_kosten_by_halfjaar') }}
    group by gemeente_code, halfjaar

),

lumpsums as (select * from {{ ref('int_lumpsums_by_halfjaar') }}),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

plaatsing as (select * from {{ ref('rpt_plaatsing') }}),

gronden as (

    select
        gemeente_code,
        halfjaar,
        sum(trajecten) as trajecten,
        sum(trajecten) filter (where not is_rechtmatig) as zonder_besluit
    from {{ ref('rpt_rechtmatigheid') }}
    group by gemeente_code, halfjaar

),

-- Help that began, or where somebody stays, is known before anybody declared anything.
keys as (

    select kosten.gemeente_code, kosten.halfjaar from kosten
    union
    select gemeente_code, halfjaar from lumpsums
    union
    select gemeente_code, halfjaar from plaatsing
    union
    select gemeente_code, halfjaar from gronden

),

unpivoted as (

    select
        kpi.*,
        keys.gemeente_code,
        keys.halfjaar as periode
    from keys
    inner join gemeenten on keys.gemeente_code = gemeenten.gemeente_code
    left join kosten as k on {{ zelfde('keys', 'k', ['gemeente_code', 'halfjaar']) }}
    left join lumpsums as l on {{ zelfde('keys', 'l', ['gemeente_code', 'halfjaar']) }}
    left join plaatsing as p on {{ zelfde('keys', 'p', ['gemeente_code', 'halfjaar']) }}
    left join gronden as g on {{ zelfde('keys', 'g', ['gemeente_code', 'halfjaar']) }}
    cross join
        lateral (
            values
            (
                'lumpsum_aandeel', coalesce(l.bedrag, 0),
                coalesce(k.bedrag, 0) + coalesce(l.bedrag, 0), 100, k.deel_beantwoord
            ),
            (
                'verblijf_buiten_regio', p.buiten_regio_jeugdigen, p.plaats_bekend_jeugdigen, 100,
                p.plaats_bekend_jeugdigen::numeric / p.verblijf_jeugdigen
            ),
            ('inzet_zonder_besluit', coalesce(g.zonder_besluit, 0), g.trajecten, 100, null)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)

)

select * from unpivoted
