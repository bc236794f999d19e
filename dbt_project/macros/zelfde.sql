{#- Join condition: both sides have the same value in every one of these columns. -#}
{% macro zelfde(links, rechts, kolommen) -%}
    {% for kolom in kolommen -%}
        {{ links }}.{{ kolom }} = {{ rechts }}.{{ kolom }}{{ " and " if not loop.last }}
    {%- endfor %}
{%- endmacro %}
