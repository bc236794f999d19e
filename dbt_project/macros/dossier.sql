{#- The name of the dossier of a prestatie: one toewijzing (or, without one, jeugdige) of an aanbieder in one year. -#}
{% macro dossier(van) -%}
    md5(concat_ws(
        '|', {{ van }}.gemeente_code, {{ van }}.aanbieder_agb, coalesce({{ van }}.toewijzing_nummer, '-'),
        coalesce({{ van }}.jeugdige_id, '-'), to_char({{ van }}.begindatum, 'YYYY')
    ))
{%- endmacro %}
