with

praktijken as (

    select
        gemeente_code,
        halfjaar as periode,
        sum(afgestemd) as afgestemd,
        sum(afstemming_bekend) as bekend,
        sum(afstemming_bekend)::numeric / sum(aantal_verwijzingen) as deel_bekend
    from {{ ref('rpt_verwijspraktijk') }}
    group by gemeente_code, halfjaar

),

strakheid as (

    select
        gemeente_code,
        halfjaar as periode,
        sum(verzilvering_som) as verzilvering,
        sum(verzilvering_noemer) as toewijzingen,
        sum(verzilvering_noemer)::numeric / sum(aantal_toewijzingen) as deel_vergelijkbaar
    from {{ ref('rpt_strakheid') }}
    group by gemeente_code, halfjaar

),

keys as (

    select praktijken.gemeente_code, praktijken.periode from praktijken
    union
    select gemeente_code, periode from strakheid

),

unpivoted as (

    select
        kpi.*,
        keys.gemeente_code,
        keys.periode
    from keys
    left join praktijken as p on {{ zelfde('keys', 'p', ['gemeente_code', 'periode']) }}
    left join strakheid as s on {{ zelfde('keys', 's', ['gemeente_code', 'periode']) }}
    cross join
        lateral (
            values
            ('afgestemd_met_jeugdteam', p.afgestemd, p.bekend, 100, p.deel_bekend),
            ('verzilvering', s.verzilvering, s.toewijzingen, 100, s.deel_vergelijkbaar)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)
    where kpi.noemer > 0

)

select * from unpivoted
