{#- Whether a row of int_producten_described holds in the month of this date: the first of the month decides. -#}
{% macro in_zorgmaand(datum) -%}
    {{ maandbegin(datum) }} between producten.vanaf and coalesce(producten.tot, 'infinity')
{%- endmacro %}
