{#- Whether one message was before the other: by business order, never by arrival. Of one day the one with the lowest value in
    the columns of `eerst` is the first. -#}
{% macro eerder(vroeg, laat, eerst=[]) -%}
    {%- set volgorde = ['dagtekening'] + eerst + ['identificatie', 'delivery_id', 'position'] -%}
    ({{ vroeg }}.{{ volgorde | join(', ' ~ vroeg ~ '.') }})
    < ({{ laat }}.{{ volgorde | join(', ' ~ laat ~ '.') }})
{%- endmacro %}
