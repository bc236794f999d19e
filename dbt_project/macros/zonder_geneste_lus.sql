{#- For a model that reads a few deliveries by night (in_levering): the planner does not know how many lines they have, thinks of
    a handful, and would compare them pair by pair. -#}
{% macro zonder_geneste_lus() -%}
    {%- if bij_nacht() -%} set local enable_nestloop = off {%- endif -%}
{%- endmacro %}
