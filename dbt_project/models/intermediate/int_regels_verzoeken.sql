{#- Rules about a request, for a toewijzing or for a change, beside earlier requests of its aanbieder. -#}
{%- set regels = [
    ('TR347', 'is_gebruikt', "'een nieuwe referentie'", 'null'),
    ('TR374', 'is_onderhanden', "'eerst een antwoord'", 'null'),
] -%}
with

-- Not materialized, so that every look at earlier verzoeken goes through an index.
verzoeken as not materialized (select * from {{ ref('int_regels_verzoekberichten') }}),

compared as (

    select
        verzoeken.*,
        exists(
            select 1 from verzoeken as andere
            where
                {{ zelfde('andere', 'verzoeken', ['aanbieder_agb', 'referentie_nummer']) }}
                and andere.delivery_id <> verzoeken.delivery_id and {{ eerder('andere', 'verzoeken') }}
        ) as is_gebruikt,
        exists(
            select 1 from verzoeken as andere
            where
                {{ zelfde('andere', 'verzoeken', ['gemeente_code', 'aanbieder_agb', 'jeugdige_id']) }}
                and andere.delivery_id <> verzoeken.delivery_id and {{ eerder('andere', 'verzoeken') }}
                and andere.gesloten_op > verzoeken.dagtekening
        ) as is_onderhanden
    from verzoeken

),

verzoek as (

    select * from compared
    where soort = 'verzoek'

),

wijziging as (

    select * from compared
    where soort = 'wijziging'

),

judged as (
    {{ regeluitkomsten('verzoek', 'verzoek', regels) }}
    union all
    {{ regeluitkomsten('wijziging', 'wijziging', regels) }}
)

select * from judged
