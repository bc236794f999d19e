{#- Whether a stand that an aanbieder told this many days ago still says something about now: monthly, and two weeks of grace. -#}
{% macro actualiteit(dagen) -%}
    case when {{ dagen }} > 45 then 'oud' else 'actueel' end
{%- endmacro %}
