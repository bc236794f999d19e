-- The report and the KPI show the money of the facts, per gemeente and half-year, nothing less and nothing twice.
with

facts as (

    select
        gemeente_code,
        halfjaar,
        sum(kosten_bedrag) as kosten
    from {{ ref('fct_prestaties') }}
    group by gemeente_code, halfjaar

),

report as (

    select
        gemeente_code,
        halfjaar,
        sum(bedrag) as kosten
    from {{ ref('rpt_gemeente_halfjaar') }}
    where onderwerp = 'kosten_categorie'
    group by gemeente_code, halfjaar

),

kpi as (

    select
        gemeente_code,
        periode as halfjaar,
        teller as kosten
    from {{ ref('rpt_kpi') }}
    where kpi_id = 'kosten'

),

different as (

    select
        kpi.gemeente_code,
        kpi.halfjaar,
        facts.kosten as facts_kosten,
        report.kosten as report_kosten,
        kpi.kosten as kpi_kosten
    from facts
    full join report on facts.gemeente_code = report.gemeente_code and facts.halfjaar = report.halfjaar
    full join kpi on facts.gemeente_code = kpi.gemeente_code and facts.halfjaar = kpi.halfjaar
    where
        facts.kosten is distinct from report.kosten
        or coalesce(facts.kosten, 0) is distinct from kpi.kosten

)

select * from different
