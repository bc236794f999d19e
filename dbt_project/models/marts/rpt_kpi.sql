{#- One model per subject computes its KPIs; a new subject is one name here. -#}
{%- set subjects = [
    'int_kpi_financien', 'int_kpi_kern', 'int_kpi_keten', 'int_kpi_regels', 'int_kpi_trajecten', 'int_kpi_uitkomsten'
] -%}

with

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

computed as (

    {% for subject in subjects -%}
        select kpi_id, gemeente_code, periode, teller, noemer, factor, volledigheid
        from {{ ref(subject) }}
        {% if not loop.last %}
            union all
        {% endif -%}
    {% endfor %}

),

-- Care of a half-year is declared until about six months later; until then the figure is provisional.
dated as (

    select
        computed.*,
        case
            when peildatum.peildatum >= halfjaren.einddatum + interval '6 months' then 'definitief'
            else 'voorlopig'
        end as status
    from computed
    inner join halfjaren on computed.periode = halfjaren.halfjaar
    cross join peildatum

),

-- Without a factor the numerator is the figure.
graded as (

    select
        kpi_id,
        gemeente_code,
        periode,
        coalesce(teller, 0)::numeric(16, 2) as teller,
        noemer::numeric(16, 2) as noemer,
        case
            when factor is null then coalesce(teller, 0)
            else factor * coalesce(teller, 0) / nullif(noemer, 0)
        end::numeric(16, 2) as waarde,
        status,
        volledigheid::numeric(5, 4) as volledigheid,
        case
            when volledigheid is null then 'geen'
            when volledigheid >= 0.95 and status = 'definitief' then 'A'
            when volledigheid >= 0.8 then 'B'
            else 'C'
        end as cijfer,
        factor::numeric(16, 2) as factor
    from dated

)

select * from graded
