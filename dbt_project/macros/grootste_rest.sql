{#- Cents with a fraction -> whole euros and cents that add up to the same: what rounding down leaves goes, a cent each, to
    the largest fractions of the group, and at equal fractions to the first by `volgorde`. Two steps: `ranked_rest` makes the
    CTE `ranked` of a CTE, `grootste_rest` reads it. -#}
{% macro ranked_rest(van, cents, groep, volgorde) -%}
    select
        *,
        row_number() over (
            partition by {{ groep | join(', ') }} order by {{ cents }} - floor({{ cents }}) desc, {{ volgorde }}
        ) as rest_plaats,
        round(sum({{ cents }}) over (partition by {{ groep | join(', ') }}))
        - sum(floor({{ cents }})) over (partition by {{ groep | join(', ') }}) as rest
    from {{ van }}
{%- endmacro %}

{% macro grootste_rest(cents) -%}
    ((floor({{ cents }}) + case when rest_plaats <= rest then 1 else 0 end) / 100)::numeric(26, 2)
{%- endmacro %}
