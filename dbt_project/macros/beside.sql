{#- The rows of CTE `wie`, and all of `van` (the same columns) that share the values of one of these groups of columns. -#}
{% macro beside(wie, van, groepen) -%}
    select * from {{ wie }}
    {%- for groep in groepen %}
        union
        select {{ van }}.* from {{ van }}
        where ({{ groep | join(', ') }}) in (select {{ wie }}.{{ groep | join(', ' ~ wie ~ '.') }} from {{ wie }})
    {%- endfor %}
{%- endmacro %}
