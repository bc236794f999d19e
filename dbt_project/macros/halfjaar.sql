{#- A date -> the name of its half-year, such as 2024-H1. -#}
{% macro halfjaar(datum) -%}
    to_char({{ datum }}, 'YYYY') || case when date_part('month', {{ datum }}) <= 6 then '-H1' else '-H2' end
{%- endmacro %}

{#- A date -> the first day of its half-year. -#}
{% macro halfjaarbegin(datum) -%}
    make_date(
        extract(year from {{ datum }})::integer, case when extract(month from {{ datum }}) <= 6 then 1 else 7 end, 1
    )
{%- endmacro %}
