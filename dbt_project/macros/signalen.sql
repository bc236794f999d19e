{#- One row per piece of evidence and control rule. `van` is a CTE with the columns named below; each of `regels` is
    (rule, what is wrong, what was expected, what was found, euros at stake). Most show nothing and are never unfolded. -#}
{% macro signalen(van, object_soort, regels) -%}
    {%- set rijen, fouten = [], [] -%}
    {%- for code, fout, verwacht, gevonden, bedrag in regels -%}
        {%- do rijen.append(
            "('" ~ code ~ "', " ~ fout ~ ", (" ~ verwacht ~ ")::text, (" ~ gevonden ~ ")::text, (" ~ bedrag ~ ")::numeric)"
        ) -%}
        {%- do fouten.append("(" ~ fout ~ ")") -%}
    {%- endfor -%}
    select
        regel.regel,
        '{{ object_soort }}' as object_soort,
        {{ van }}.object_id,
        {{ van }}.gemeente_code,
        {{ van }}.aanbieder_agb,
        {{ van }}.jeugdige_id,
        {{ van }}.zorgmaand,
        regel.verwacht,
        regel.gevonden,
        coalesce(regel.bedrag, 0)::numeric(14, 2) as bedrag,
        {{ van }}.prestatie_id
    from (
        select * from {{ van }}
        where {{ fouten | join(' or ') }}
    ) as {{ van }}
    cross join
        lateral (
            values
            {{ rijen | join(', ') }}
        ) as regel (regel, is_signaal, verwacht, gevonden, bedrag)
    where regel.is_signaal
{%- endmacro %}
