{#- The rows of a register (a staging relation) that hold: of every sender the last delivery replaces all before it. -#}
{% macro geldend(register) -%}
    select delivered.*
    from {{ register }} as delivered
    inner join {{ ref('int_registers_delivered_last') }} as last_delivery
        on delivered.delivery_id = last_delivery.delivery_id
{%- endmacro %}
