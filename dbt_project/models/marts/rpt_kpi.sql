{#- One model per subject computes its KPIs; a new subject is one name here. -#}
{%- set subjects = [
    'int_kpi_afbakening', 'int_kpi_basisfeiten', 'int_kpi_begroting', 'int_kpi_financien', 'int_kpi_gezin',
    'int_kpi_kern', 'int_kpi_keten', 'int_kpi_ketencijfers', 'int_kpi_markt', 'int_kpi_regels', 'int_kpi_toegang',
    'int_kpi_trajecten', 'int_kpi_uitkomsten'
] -%}

with

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

halfjaren as (select * from {{ ref('int_halfjaren_listed') }}),

kwaliteit as (select * from {{ ref('int_kwaliteit_by_kpi') }}),

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
        dated.kpi_id,
        dated.gemeente_code,
        dated.periode,
        coalesce(dated.teller, 0)::numeric(16, 2) as teller,
        dated.noemer::numeric(16, 2) as noemer,
        case
            when dated.factor is null then coalesce(dated.teller, 0)
            else dated.factor * coalesce(dated.teller, 0) / nullif(dated.noemer, 0)
        end::numeric(16, 2) as waarde,
        dated.status,
        dated.volledigheid::numeric(18, 4) as volledigheid,
        coalesce(kwaliteit.cijfer, 'geen') as cijfer,
        dated.factor::numeric(16, 2) as factor
    from dated
    left join kwaliteit on dated.kpi_id = kwaliteit.kpi_id and dated.gemeente_code = kwaliteit.gemeente_code

)

select * from graded
