{#- Retourcodes, with spaces between -> whether one of them rejects. 0200 no remark, 0233 not judged, 8001 all granted. -#}
{% macro wijst_af(retourcodes) -%}
    not coalesce(string_to_array({{ retourcodes }}, ' ') <@ array['0200', '0233', '8001'], true)
{%- endmacro %}
