{#- A date -> the name of its half-year, such as 2024-H1. -#}
{% macro halfjaar(datum) -%}
    to_char({{ datum }}, 'YYYY') || case when extract(month from {{ datum }}) <= 6 then '-H1' else '-H2' end
{%- endmacro %}
