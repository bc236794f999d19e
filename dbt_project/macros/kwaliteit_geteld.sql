{#- Per mart, gemeente and control of `judged`: how many rows, how many differ, and the euros of those. -#}
{% macro kwaliteit_geteld(judged) -%}
    select
        mart,
        gemeente_code,
        controle,
        count(*) as aantal,
        count(*) filter (where wijkt_af) as afwijkingen,
        coalesce(sum(abs(bedrag)) filter (where wijkt_af), 0) as bedrag
    from {{ judged }}
    group by mart, gemeente_code, controle
{%- endmacro %}
