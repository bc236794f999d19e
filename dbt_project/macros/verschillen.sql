{#- The keys of all rows that one of two tables has and the other has not. -#}
{% macro verschillen(nu, toen, sleutel) -%}
    select distinct {{ sleutel | join(', ') }}
    from (
        (select * from {{ nu }} except select * from {{ toen }})
        union all
        (select * from {{ toen }} except select * from {{ nu }})
    ) as verschil
{%- endmacro %}
