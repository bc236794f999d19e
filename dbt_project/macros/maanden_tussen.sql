{#- Whole months from the first day of a month to that of another: the lag of what became known then. -#}
{% macro maanden_tussen(van, tot) -%}
    (12 * extract(year from age({{ tot }}, {{ van }})) + extract(month from age({{ tot }}, {{ van }})))::integer
{%- endmacro %}
