{#- Whether a row of staging is of one of these deliveries: as an array, because that reaches the index of the tables of raw under
    a staging view, where a join reads them whole. -#}
{% macro in_levering(delivery_id, leveringen) -%}
    {{ delivery_id }} = any(array(select leveringen.delivery_id from {{ leveringen }} as leveringen))
{%- endmacro %}
