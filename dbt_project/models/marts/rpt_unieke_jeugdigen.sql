{#- A year without costs has no rows by which others would be replaced, so a touched year is taken out first. -#}
{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{% if bij_nacht() %} delete from {{ this }} {{ where_aangeraakt(['gemeente_code', 'jaar']) }} {% endif %}"
) }}
{%- set perioden = [
    ('maand', 'maanden', 'zorgmaand'),
    ('kwartaal', 'kwartalen', 'kwartaal'),
    ('halfjaar', 'halfjaren', 'halfjaar'),
    ('jaar', 'jaren', 'jaar'),
] -%}
with

-- Once per period is enough to count somebody, and a longer period needs no more than the shorter one left over.
maanden as (

    select distinct gemeente_code, zorgmaand, product_categorie, jeugdige_id
    from {{ ref('fct_prestaties') }}
    where
        kosten_bedrag <> 0 and jeugdige_id <> 'onbekend'
        {% if bij_nacht() -%}
            and (gemeente_code, left(zorgmaand, 4)) in (
                select touched.gemeente_code, touched.jaar from {{ ref('int_prestaties_touched') }} as touched
            )
        {%- endif %}

),

kwartalen as (

    select distinct
        gemeente_code,
        left(zorgmaand, 4) || '-K' || ceil(right(zorgmaand, 2)::integer / 3.0) as kwartaal,
        product_categorie,
        jeugdige_id
    from maanden

),

halfjaren as (

    select distinct
        gemeente_code,
        left(kwartaal, 4) || case when right(kwartaal, 1) <= '2' then '-H1' else '-H2' end as halfjaar,
        product_categorie,
        jeugdige_id
    from kwartalen

),

jaren as (

    select distinct gemeente_code, left(halfjaar, 4) as jaar, product_categorie, jeugdige_id
    from halfjaren

),

-- Somebody with two kinds of care is one jeugdige in the total: counted, never added up.
per_jeugdige as (

    {% for soort, tabel, kolom in perioden -%}
        select
            gemeente_code,
            left({{ kolom }}, 4) as jaar,
            '{{ soort }}' as soort_periode,
            {{ kolom }} as periode,
            product_categorie,
            count(*)::integer as aantal_jeugdigen
        from {{ tabel }}
        group by gemeente_code, {{ kolom }}, product_categorie
        union all
        select gemeente_code, left({{ kolom }}, 4), '{{ soort }}', {{ kolom }}, 'totaal', count(*)::integer
        from (select distinct gemeente_code, {{ kolom }}, jeugdige_id from {{ tabel }}) as personen
        group by gemeente_code, {{ kolom }}
        {% if not loop.last -%} union all {% endif -%}
    {%- endfor %}

)

select * from per_jeugdige
