-- Per gemeente, aanbieder and care month the categories sum to what was declared, straight from the delivered rows.
with

delivered as (

    select
        coalesce(gemeente_code, 'onbekend') as gemeente_code,
        coalesce(aanbieder_agb, 'onbekend') as aanbieder_agb,
        to_char(begindatum, 'YYYY-MM') as zorgmaand,
        sum(ingediend_bedrag) as bedrag,
        count(*) as aantal
    from {{ ref('stg_ijw__prestaties') }}
    group by 1, 2, 3

),

report as (

    select
        gemeente_code,
        aanbieder_agb,
        zorgmaand,
        sum(bedrag) as bedrag,
        sum(aantal) as aantal
    from {{ ref('rpt_ketenaansluiting') }}
    where zorgmaand <> 'onbekend'
    group by 1, 2, 3

),

different as (

    select
        delivered.*,
        report.bedrag as report_bedrag,
        report.aantal as report_aantal
    from delivered
    full join report
        on
            delivered.gemeente_code = report.gemeente_code
            and delivered.aanbieder_agb = report.aanbieder_agb
            and delivered.zorgmaand = report.zorgmaand
    where
        delivered.bedrag is distinct from report.bedrag
        or delivered.aantal is distinct from report.aantal

)

select * from different
