{#- One family of rules is one model; a new family is one name here. -#}
{%- set families = [
    'dossiers', 'dubbel', 'overlap', 'verblijf', 'toewijzingen', 'tarieven', 'credits', 'jeugdigen', 'aanbieders',
] -%}
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
