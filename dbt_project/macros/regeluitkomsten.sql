{#- One row per object and rule that it breaks. `van` is a CTE with the columns named below; each of `regels` is
    (rule, what is wrong, what was expected, what was found). Most objects break nothing and are never unfolded. -#}
{% macro regeluitkomsten(van, object_soort, regels) -%}
    {%- set rijen, fouten = [], [] -%}
    {%- for code, fout, verwacht, gevonden in regels -%}
        {%- do rijen.append("('" ~ code ~ "', " ~ fout ~ ", (" ~ verwacht ~ ")::text, (" ~ gevonden ~ ")::text)") -%}
        {%- do fouten.append("(" ~ fout ~ ")") -%}
    {%- endfor -%}
    select
        regel.regel,
        '{{ object_soort }}' as object_soort,
        {{ van }}.gemeente_code,
        {{ van }}.aanbieder_agb,
        {{ van }}.jeugdige_id,
        {{ van }}.toewijzing_nummer,
        {{ van }}.referentie_nummer,
        regel.verwacht,
        regel.gevonden,
        {{ van }}.bedrag,
        {{ van }}.datum,
        {{ van }}.delivery_id,
        {{ van }}.position
    from {{ van }}
    cross join
        lateral (
            values
            {{ rijen | join(', ') }}
        ) as regel (regel, is_fout, verwacht, gevonden)
    where
        regel.is_fout
        and (
            {{ fouten | join(' or ') }}
        )
{%- endmacro %}
