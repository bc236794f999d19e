with

cijfers as (select * from {{ ref('rpt_ketencijfers') }}),

shares as (

    select
        gemeente_code,
        halfjaar as periode,
        case soort when 'LTA_AFGEWEZEN' then 'lta_afgewezen' else 'toekomstplan' end as soort,
        aantal,
        noemer_aantal
    from cijfers
    where soort in ('LTA_AFGEWEZEN', 'TOEKOMSTPLAN')

),

werkdruk as (

    select * from {{ ref('rpt_werkdruk') }}
    where team_code = 'totaal'

),

bescherming as (

    select gemeente_code, halfjaar, sum(eindstand) as eindstand
    from {{ ref('rpt_jeugdbescherming') }}
    group by gemeente_code, halfjaar

),

keys as (

    select shares.gemeente_code, shares.periode from shares
    union
    select gemeente_code, halfjaar from werkdruk
    union
    select gemeente_code, halfjaar from bescherming

),

-- No row where nobody told anything: unknown is not zero.
unpivoted as (

    select
        kpi.*,
        keys.gemeente_code,
        keys.periode
    from keys
    left join shares as lta
        on {{ zelfde('keys', 'lta', ['gemeente_code', 'periode']) }} and lta.soort = 'lta_afgewezen'
    left join shares as plan
        on {{ zelfde('keys', 'plan', ['gemeente_code', 'periode']) }} and plan.soort = 'toekomstplan'
    left join werkdruk as w on keys.gemeente_code = w.gemeente_code and keys.periode = w.halfjaar
    left join bescherming as b on keys.gemeente_code = b.gemeente_code and keys.periode = b.halfjaar
    cross join
        lateral (
            values
            ('lta_afgewezen', lta.aantal, lta.noemer_aantal, 100, null),
            ('toekomstplan', plan.aantal, plan.noemer_aantal, 100, null),
            (
                'caseload', w.aantal_met_professional, w.aantal_professionals, 1,
                w.aantal_met_professional::numeric / nullif(w.aantal_casussen, 0)
            ),
            ('maatregelen_eindstand', b.eindstand, null, null, null)
        ) as kpi (kpi_id, teller, noemer, factor, volledigheid)
    where kpi.teller is not null

)

select * from unpivoted
