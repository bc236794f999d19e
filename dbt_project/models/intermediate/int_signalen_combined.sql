{#- Families that follow from one jeugdige, and those that compare with the others and are made whole every night. -#}
{%- set families = ['by_jeugdige', 'jeugdigen', 'aanbieders'] -%}
with

combined as (

    {% for family in families -%}
        select
            regel, object_soort, object_id, gemeente_code, aanbieder_agb, jeugdige_id, zorgmaand,
            verwacht, gevonden, bedrag, prestatie_id
        from {{ ref('int_signalen_' ~ family) }}
        {% if not loop.last %}
            union all
        {% endif -%}
    {% endfor %}

),

-- The name of a signal must last, because a person's judgement hangs on it: it follows from what it is about.
named as (

    select
        combined.*,
        combined.regel || '-'
        || left(md5(combined.object_soort || '|' || combined.object_id), 20) as signaal_id
    from combined

)

select * from named
