{%- set bekend_op = var('bekend_op_volgnummer') -%}
-- Register, facts and reconciliation, each summed on its own: every readable euro offered is in exactly one category.
with

register as (

    select
        sum(eurocent) as eurocent,
        coalesce(sum(eurocent) filter (
            where status = 'geladen'
            {% if bekend_op is not none %} and volgnummer <= {{ bekend_op | int }} {% endif %}
        ), 0) as geladen_eurocent
    from {{ source('ingest', 'deliveries') }}
    where
        bericht in ('JW323', 'JW303')
        {% if bekend_op is not none %}
            and coalesce(geweigerd_als, volgnummer) <= {{ bekend_op | int }}
        {% endif %}

),

report as (

    select
        sum(bedrag) * 100 as eurocent,
        sum(bedrag) filter (where zorgmaand <> 'onbekend') * 100 as geladen_eurocent,
        coalesce(sum(bedrag) filter (where telt_als_kosten), 0) as kosten,
        count(*) filter (where volgorde is null) as zonder_categorie
    from {{ ref('rpt_ketenaansluiting') }}

),

facts as (

    select coalesce(sum(kosten_bedrag), 0) as kosten from {{ ref('fct_prestaties') }}

),

different as (

    select
        register.eurocent,
        report.eurocent as report_eurocent,
        facts.kosten,
        report.kosten as report_kosten
    from register
    cross join report
    cross join facts
    where
        coalesce(register.eurocent, 0) <> coalesce(report.eurocent, 0)
        or register.geladen_eurocent <> coalesce(report.geladen_eurocent, 0)
        or facts.kosten <> report.kosten
        or report.zonder_categorie > 0

)

select * from different
