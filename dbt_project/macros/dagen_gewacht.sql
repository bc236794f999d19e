{#- Days between two dates, 0 when the second came first; unknown when one of them is (greatest() would make that 0). -#}
{% macro dagen_gewacht(van, tot) -%}
    case when {{ tot }} < {{ van }} then 0 else {{ tot }} - {{ van }} end
{%- endmacro %}
