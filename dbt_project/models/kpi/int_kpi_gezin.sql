with

registratie as (

    select
        gemeente_code,
        halfjaar,
        sum(aantal_casussen) as casussen,
        sum(met_kerntaak) as met_kerntaak,
        sum(met_hulpvraag)::numeric / sum(aantal_casussen) as deel_met_hulpvraag
    from {{ ref('rpt_registratie_volledigheid') }}
    where registratie = 'geregistreerd'
    group by gemeente_code, halfjaar

),

regie as (select * from {{ ref('rpt_gezinsregie') }}),

keys as (

    select registratie.gemeente_code, registratie.halfjaar from registratie
    union
    select gemeente_code, halfjaar from regie

),

-- A gemeente without casussen in a half-year has no share of them: no row, and never zero.
unpivoted as (

    select
        kpi.*,
        keys.gemeente_code,
        keys.halfjaar as periode
    from keys
    left join registratie as r on keys.gemeente_code = r.gemeente_code and keys.halfjaar = r.halfjaar
    left join regie as g on keys.gemeente_code = g.gemeente_code and keys.halfjaar = g.halfjaar
    cross join
        lateral (
            values
            ('kerntaak_registratie', r.met_kerntaak, r.casussen, 100, r.deel_met_hulpvraag),
            ('een_gezin_een_plan', g.aantal_een_plan_een_regisseur, g.aantal_gezinnen, 100, null)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)
    where kpi.noemer is not null

)

select * from unpivoted
