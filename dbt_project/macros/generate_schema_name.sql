{#- Schema names are literal: `marts` is `marts` in every environment. A build "as known on" gets schemas of its own,
    so that it never replaces the actual marts; reference data is the same for every moment. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {%- set name = custom_schema_name or target.schema -%}
    {%- if var('bekend_op_volgnummer') is none or name == 'reference' -%}
        {{ name }}
    {%- else -%}
        {{ name }}_op_{{ var('bekend_op_volgnummer') | int }}
    {%- endif -%}
{%- endmacro %}
