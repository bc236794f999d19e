{#- Whether this model only makes what new deliveries touch; dbt_project/run.py decides. True while dbt reads the project
    too, so that it sees what the night refers to; a unit test tells of a full build. -#}
{% macro bij_nacht() -%}
    {{- return(not execute or (model.resource_type == 'model' and (is_incremental() or (config.get('materialized') == 'table' and not should_full_refresh())))) -}}
{%- endmacro %}
