{#- Eurocents as delivered (text, unsigned) and D or C -> signed euros. The only place where cents become euros. -#}
{% macro euros(eurocent, debet_credit) -%}
    (case {{ debet_credit }} when 'C' then -1 else 1 end * {{ eurocent }}::numeric / 100)::numeric(14, 2)
{%- endmacro %}
