with

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

uitkomsten as (

    select
        *,
        aantal_antwoorden - aantal_zonder_einde as met_traject,
        least(respons_procent / 100, 1) as respons
    from {{ ref('rpt_uitkomsten') }}

),

wachttijden as (

    select
        gemeente_code,
        halfjaar,
        sum(dagen_verwijzing_start) as dagen_verwijzing,
        count(dagen_verwijzing_start) as bekend_verwijzing,
        count(dagen_verwijzing_start)::numeric / count(*) as deel_verwijzing,
        sum(dagen_toewijzing_start) as dagen_toewijzing,
        count(dagen_toewijzing_start) as bekend_toewijzing,
        count(dagen_toewijzing_start)::numeric / count(*) as deel_toewijzing
    from {{ ref('fct_wachttijden') }}
    where not (is_vervolg or is_crisis or is_wachtend)
    group by gemeente_code, halfjaar

),

-- Every gemeente of the region in every half-year of its existence; another one only when something happened there.
periods as (

    select
        gemeenten.gemeente_code,
        halfjaren.halfjaar
    from gemeenten
    cross join halfjaren
    where gemeenten.vanaf <= halfjaren.einddatum and coalesce(gemeenten.tot >= halfjaren.begindatum, true)
    union
    select gemeente_code, halfjaar from uitkomsten
    union
    select wachttijden.gemeente_code, wachttijden.halfjaar from wachttijden
    inner join halfjaren on wachttijden.halfjaar = halfjaren.halfjaar

),

unpivoted as (

    select
        kpi.*,
        p.gemeente_code,
        p.halfjaar as periode
    from periods as p
    {% for indicator in ['2', '3.1', '3.3', '3.4'] %}
        {%- set u = 'u' ~ indicator | replace('.', '') -%}
        left join uitkomsten as {{ u }}
            on {{ zelfde('p', u, ['gemeente_code', 'halfjaar']) }} and {{ u }}.indicator = '{{ indicator }}'
    {% endfor %}
    left join wachttijden as w on p.gemeente_code = w.gemeente_code and p.halfjaar = w.halfjaar
    cross join
        lateral (
            values
            ('tevredenheid', u2.teller, u2.noemer, 100, u2.respons),
            ('zonder_hulp_verder', u31.teller, u31.noemer, 100, u31.respons),
            ('problemen_verminderd', u33.teller, u33.noemer, 100, u33.respons),
            ('doelen_gerealiseerd', u34.teller, u34.noemer, 100, u34.respons),
            ('respons_uitkomsten', u31.met_traject, u31.aantal_beeindigd, 100, 1),
            ('wachttijd_verwijzing', w.dagen_verwijzing, w.bekend_verwijzing, 1, w.deel_verwijzing),
            ('wachttijd_toewijzing', w.dagen_toewijzing, w.bekend_toewijzing, 1, w.deel_toewijzing)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)

)

select * from unpivoted
