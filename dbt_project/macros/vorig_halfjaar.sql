{#- The name of a half-year -> the name of the one before it: 2024-H1 -> 2023-H2. -#}
{% macro vorig_halfjaar(naam) -%}
    case right({{ naam }}, 1)
        when '2' then left({{ naam }}, 4) || '-H1' else left({{ naam }}, 4)::integer - 1 || '-H2'
    end
{%- endmacro %}
