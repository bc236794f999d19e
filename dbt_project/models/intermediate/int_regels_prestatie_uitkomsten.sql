{#- Without parallel workers: each would make for itself the hashes that the families look things up in, and the two cores
    have another model to make. -#}
{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook=["set local max_parallel_workers_per_gather = 0", "{% if bij_nacht() %}
        delete from {{ this }} as uitkomsten using {{ ref('int_regels_touched') }} as touched
        where touched.is_te_oordelen and {{ zelfde('uitkomsten', 'touched', ['delivery_id', 'position']) }}
    {% endif %}"]
) }}
{#- One family of rules about prestaties is one model; a new family is one name here. -#}
{%- set families = ['prestaties', 'omvang', 'referenties', 'dubbele_prestaties', 'credits', 'tarieven'] -%}
with

found as (

    {{ verenigd('int_regels_', families) }}

),

-- By night the families see those beside them too, who are not judged themselves.
judged as (

    select * from found
    {% if bij_nacht() -%}
        where
            (delivery_id, position) in (
                select touched.delivery_id, touched.position from {{ ref('int_regels_touched') }} as touched
                where touched.is_te_oordelen
            )
    {%- endif %}

)

select * from judged
