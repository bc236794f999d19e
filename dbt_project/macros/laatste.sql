{#- The rows of a staging model (`van`) that hold: per `sleutel` (a list of columns) the last version in business order,
    whatever order they came in. With afzender in the key a supplier can only replace rows of its own. -#}
{% macro laatste(van, sleutel) -%}
    select distinct on ({{ sleutel | join(', ') }}) *
    from {{ van }}
    order by
        {{ sleutel | join(', ') }},
        dagtekening desc, identificatie desc, delivery_id desc, position desc
{%- endmacro %}
