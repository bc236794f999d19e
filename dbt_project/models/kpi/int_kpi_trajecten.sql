with

stand as (

    select
        gemeente_code, halfjaar,
        sum(eindstand) as eindstand, sum(uitstroom) as uitstroom
    from {{ ref('rpt_stand_stroom') }}
    group by gemeente_code, halfjaar

),

duur as (
    select * from {{ ref('rpt_trajectduur') }}
    where hulpvorm_code = 'totaal'
),

herindicatie as (

    select
        gemeente_code, halfjaar,
        sum(aantal_herindicaties) as herindicaties, sum(aantal_geeindigd) as geeindigd,
        sum(aantal_lichter) as lichter,
        sum(aantal_herindicaties) - sum(aantal_onbekend) as gewogen
    from {{ ref('rpt_herindicatie') }}
    group by gemeente_code, halfjaar

),

uitval as (

    select
        gemeente_code, halfjaar,
        sum(aantal_uitval) as uitval, sum(aantal_noemer) as noemer,
        1 - sum(aantal_zonder_stop)::numeric / sum(aantal_geeindigd) as met_stop
    from {{ ref('rpt_uitval') }}
    group by gemeente_code, halfjaar

),

beroep as (

    select
        gemeente_code, halfjaar,
        sum(aantal_herhaald_beroep) as herhaald, sum(aantal_begonnen) as begonnen,
        sum(aantal_zonder_nieuwe_start) as zonder_start, sum(aantal_geeindigd) as geeindigd
    from {{ ref('rpt_herhaald_beroep') }}
    group by gemeente_code, halfjaar

),

-- Completeness: how many of what ended are known to have ended, because a stop came in.
unpivoted as (

    select
        kpi.*,
        stand.gemeente_code,
        stand.halfjaar as periode
    from stand
    left join duur on stand.gemeente_code = duur.gemeente_code and stand.halfjaar = duur.halfjaar
    left join herindicatie
        on stand.gemeente_code = herindicatie.gemeente_code and stand.halfjaar = herindicatie.halfjaar
    left join uitval on stand.gemeente_code = uitval.gemeente_code and stand.halfjaar = uitval.halfjaar
    left join beroep on stand.gemeente_code = beroep.gemeente_code and stand.halfjaar = beroep.halfjaar
    cross join
        lateral (
            values
            ('trajecten_eindstand', stand.eindstand, null, null, uitval.met_stop),
            ('uitstroom', stand.uitstroom, null, null, uitval.met_stop),
            ('trajectduur', duur.som_dagen, duur.aantal, 1, uitval.met_stop),
            ('uitval', uitval.uitval, uitval.noemer, 100, uitval.met_stop),
            ('herindicatie', herindicatie.herindicaties, herindicatie.geeindigd, 100, null),
            ('herindicatie_lichter', herindicatie.lichter, herindicatie.gewogen, 100, null),
            ('herhaald_beroep', beroep.herhaald, beroep.begonnen, 100, null),
            ('zonder_nieuwe_start', beroep.zonder_start, beroep.geeindigd, 100, uitval.met_stop)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)

)

select * from unpivoted
