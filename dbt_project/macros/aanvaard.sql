{#- The rows of a staging model (`van`) that came in a message which counts: one refused as a whole (TR056) told nothing. -#}
{% macro aanvaard(van) -%}
    select delivered.*
    from {{ van }} as delivered
    inner join {{ ref('int_berichten_judged') }} as berichten on delivered.delivery_id = berichten.delivery_id
    where berichten.bericht_uitkomst = 'geen'
{%- endmacro %}
