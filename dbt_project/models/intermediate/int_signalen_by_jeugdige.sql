{#- One family of rules is one model; a new family that compares with nobody else is one name here. -#}
{%- set families = ['dossiers', 'dubbel', 'overlap', 'verblijf', 'toewijzingen', 'tarieven', 'credits'] -%}
{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{% if bij_nacht() %}
        delete from {{ this }}
        where coalesce(jeugdige_id, '-') in (
            select touched.jeugdige_id from {{ ref('int_signalen_jeugdigen_touched') }} as touched
            where touched.is_te_oordelen
        )
    {% endif %}"
) }}
with

combined as (

    {% for family in families -%}
        select
            regel, object_soort, object_id, gemeente_code, aanbieder_agb, jeugdige_id, zorgmaand,
            verwacht, gevonden, bedrag, prestatie_id
        from {{ ref('int_signalen_' ~ family) }}
        {% if not loop.last %}
            union all
        {% endif -%}
    {% endfor %}

),

judged as (

    select * from combined
    {%- if bij_nacht() %}
        where
            coalesce(jeugdige_id, '-') in (
                select touched.jeugdige_id from {{ ref('int_signalen_jeugdigen_touched') }} as touched
                where touched.is_te_oordelen
            )
    {%- endif %}

)

select * from judged
