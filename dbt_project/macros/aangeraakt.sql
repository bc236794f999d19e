{#- By night only the rows whose key, columns of int_prestaties_touched, new deliveries touch; in a full build every row. -#}
{% macro where_aangeraakt(kolommen) -%}
    {%- if bij_nacht() -%}
        where ({{ kolommen | join(', ') }}) in (
            select {% for kolom in kolommen %}touched.{{ kolom }}{{ ", " if not loop.last }}{% endfor %}
            from {{ ref('int_prestaties_touched') }} as touched
        )
    {%- endif -%}
{%- endmacro %}
