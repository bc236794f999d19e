{#- A table as dbt makes it; but by night its rows are replaced and it stays what it is, with its indexes, its comments and the
    views on it, which a new table would take along. The columns are those of the last build: that was the same code. -#}
{% materialization table, adapter='postgres' %}
    {%- set built = load_cached_relation(this) -%}
    {%- if should_full_refresh() or built is none or not built.is_table -%}
        {{ return(dbt.materialization_table_default()) }}
    {%- endif -%}
    {%- set columns = adapter.get_columns_in_relation(built) | map(attribute='quoted') | join(', ') -%}
    {{ run_hooks(pre_hooks, inside_transaction=False) }}
    {{ run_hooks(pre_hooks, inside_transaction=True) }}
    {% call statement('main') -%}
        truncate {{ built }};
        insert into {{ built }} ({{ columns }}) select {{ columns }} from (
            {{ sql }}
        ) as made
    {%- endcall %}
    {{ run_hooks(post_hooks, inside_transaction=True) }}
    {{ adapter.commit() }}
    {{ run_hooks(post_hooks, inside_transaction=False) }}
    {{ return({'relations': [built]}) }}
{% endmaterialization %}
