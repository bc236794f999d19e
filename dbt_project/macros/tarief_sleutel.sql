{#- What a contracted tariff is looked up by, as one text: of five columns together the planner does not know that they are
    unique, and sorts all prestaties instead of hashing the tariffs. -#}
{% macro tarief_sleutel(van, gemeente_code, maand) -%}
    {{ van }}.aanbieder_agb || '|' || {{ van }}.product_code || '|' || {{ van }}.eenheid || '|' || {{ gemeente_code }} || '|' || {{ maand }}
{%- endmacro %}
