{#- Whether a row of int_producten_described holds in the month of this date: the first of the month decides. -#}
{% macro in_zorgmaand(datum) -%}
    date_trunc('month', {{ datum }})::date between producten.vanaf and coalesce(producten.tot, 'infinity')
{%- endmacro %}
