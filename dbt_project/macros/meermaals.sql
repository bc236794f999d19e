{#- The numbers that more than one row of CTE `van` has. A hash serves: it finds a few too many, never too few. Ordered first,
    because a million different numbers are counted faster one after the other than in a table of all of them. -#}
{% macro meermaals(van, getal, waar='true') -%}
    select ordered.getal
    from (
        select {{ getal }} as getal from {{ van }}
        where {{ waar }}
        order by getal
    ) as ordered
    group by ordered.getal
    having count(*) > 1
{%- endmacro %}
