{#- A retour keeps the header of the message it answers. -#}
{%- set van_gemeente = "bericht in ('JW301', 'JW302', 'JW304', 'JW319', 'JW320', 'JW325')" -%}
with

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}
    where bron = 'ijw'

),

-- Who sent a message or was sent one exists, also when nothing else came of it.
seen as (

    select distinct
        case when {{ van_gemeente }} then afzender else ontvanger end as gemeente_code,
        case when {{ van_gemeente }} then ontvanger else afzender end as aanbieder_agb
    from deliveries

)

select * from seen
