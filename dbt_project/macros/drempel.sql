{#- The threshold of a control rule (controleregels.csv). -#}
{% macro drempel(regel) -%}
    (select regels.drempel from {{ ref('controleregels') }} as regels where regels.regel = '{{ regel }}')
{%- endmacro %}
