{#- The rows of one model per name, which all have the same columns. -#}
{% macro verenigd(prefix, names) -%}
    {% for name in names -%}
        select * from {{ ref(prefix ~ name) }}
        {% if not loop.last %}
            union all
        {% endif -%}
    {% endfor %}
{%- endmacro %}
