{#- One family of rules is one model; a new family that compares with nobody else is one name here. -#}
{%- set families = ['dossiers', 'dubbel', 'overlap', 'verblijf', 'toewijzingen', 'tarieven', 'credits'] -%}
{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook="{{ vervang_geraakte_jeugdigen() }}"
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
    {{ bij_geraakte_jeugdigen('where') }}

)

select * from judged
