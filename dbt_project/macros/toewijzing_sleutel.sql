{#- Release 2.3 allows a toewijzing without a number; then beschikking, product and begin tell it from the others. -#}
{% macro toewijzing_sleutel() -%}
    'B' || delivered.beschikking_nummer || '-' || concat_ws('-', delivered.product_categorie, delivered.product_code)
    || '-' || delivered.ingangsdatum
{%- endmacro %}
