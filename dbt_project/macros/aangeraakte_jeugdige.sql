{#- By night only the rows of jeugdigen whose evidence new deliveries touch. `verbinding` is where or
    and; `vervang_geraakte_jeugdigen` is the pre_hook of a model that appends their new rows. -#}
{% macro bij_geraakte_jeugdigen(verbinding) -%}
    {%- if bij_nacht() -%}
        {{ verbinding }} coalesce(jeugdige_id, '-') in (
            select touched.jeugdige_id from {{ ref('int_signalen_jeugdigen_touched') }} as touched
            where touched.is_te_oordelen
        )
    {%- endif -%}
{%- endmacro %}

{% macro vervang_geraakte_jeugdigen() -%}
    {%- if bij_nacht() -%} delete from {{ this }} {{ bij_geraakte_jeugdigen('where') }} {%- endif -%}
{%- endmacro %}
