{#- A date -> the last day of the half-year after the one it lies in. -#}
{% macro einde_volgend_halfjaar(datum) -%}
    (
        date_trunc('year', {{ datum }})
        + case when extract(month from {{ datum }}) <= 6 then interval '12 months' else interval '18 months' end
        - interval '1 day'
    )::date
{%- endmacro %}
