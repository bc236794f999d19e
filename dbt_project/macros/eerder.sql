{#- Whether one message was before the other: by business order, never by arrival. -#}
{% macro eerder(vroeg, laat) -%}
    ({{ vroeg }}.dagtekening, {{ vroeg }}.identificatie, {{ vroeg }}.delivery_id, {{ vroeg }}.position)
    < ({{ laat }}.dagtekening, {{ laat }}.identificatie, {{ laat }}.delivery_id, {{ laat }}.position)
{%- endmacro %}
