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

leeftijd as (select * from {{ ref('rpt_achttien') }}),

keys as (

    select praktijken.gemeente_code, praktijken.periode from praktijken
    union
    select gemeente_code, periode from strakheid
    union
    select gemeente_code, halfjaar from leeftijd

),

unpivoted as (

    select
        kpi.*,
        keys.gemeente_code,
        keys.periode
    from keys
    left join praktijken as p on {{ zelfde('keys', 'p', ['gemeente_code', 'periode']) }}
    left join strakheid as s on {{ zelfde('keys', 's', ['gemeente_code', 'periode']) }}
    left join leeftijd as a on keys.gemeente_code = a.gemeente_code and keys.periode = a.halfjaar
    cross join
        lateral (
            values
            ('afgestemd_met_jeugdteam', p.afgestemd, p.bekend, 100, p.deel_bekend),
            (
                'aandeel_18plus', a.achttien_plus, a.leeftijd_bekend, 100,
                a.leeftijd_bekend::numeric / a.aantal_jeugdigen
            ),
            ('verzilvering', s.verzilvering, s.toewijzingen, 100, s.deel_vergelijkbaar)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)
    where kpi.noemer > 0

)

select * from unpivoted
