{#- Before an incremental model appends: by night the rows of these deliveries, which it makes again, are taken out. -#}
{% macro vervangen(leveringen) -%}
    {%- if bij_nacht() -%}
        delete from {{ this }}
        where delivery_id in (select leveringen.delivery_id from {{ leveringen }} as leveringen)
    {%- endif -%}
{%- endmacro %}
