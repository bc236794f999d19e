{#- Joins what was sent to the version of the toewijzing that held on its Dagtekening (int_regels_toewijzingversies). -#}
{% macro geldt_op_dagtekening(van, versies) -%}
    {{ zelfde(van, versies, ['gemeente_code', 'aanbieder_agb', 'toewijzing_nummer']) }}
    and {{ van }}.dagtekening >= {{ versies }}.versie_vanaf
    and {{ van }}.dagtekening < {{ versies }}.versie_tot
{%- endmacro %}
