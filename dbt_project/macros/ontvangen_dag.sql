{#- The day in the Netherlands on which the delivery of a row came in. -#}
{% macro ontvangen_dag(rij=none) -%}
    ({{ rij ~ '.' if rij }}ontvangen_op at time zone 'Europe/Amsterdam')::date
{%- endmacro %}
