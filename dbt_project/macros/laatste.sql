{#- The rows of a staging model (`van`) that hold: per `sleutel` (a list of columns) the last version in business order,
    whatever order they came in. With afzender in the key a supplier can only replace rows of its own. -#}
{% macro laatste(van, sleutel) -%}
    select distinct on ({{ sleutel | join(', ') }}) *
    from {{ van }}
    order by
        {{ sleutel | join(', ') }},
        {{ dag_in_volgorde() }} desc, identificatie desc, delivery_id desc, position desc
{%- endmacro %}

{#- By which day a delivery comes after another: a dagtekening in the future (a typing error) counts as the day of receipt, or
    nothing could ever correct it. -#}
{% macro dag_in_volgorde() -%}
    least(dagtekening, {{ ontvangen_dag() }})
{%- endmacro %}
