{#- The last columns of every staging view of a delivered table: which delivery brought the row, where in it, and when. -#}
{% macro herkomst() -%}
    delivered.delivery_id,
    delivered.position,
    deliveries.volgnummer,
    deliveries.identificatie,
    deliveries.dagtekening,
    deliveries.ontvangen_op
{%- endmacro %}
