{#- Rules about a start beside the toewijzing and what was sent before about the same care. A start and a stop of one day have
    no order between them, for every kind of message has its own Identificatie: of that day the start may be the later one. -#}
{%- set regels = [
    ('TR019', 'is_melding and not is_toegewezen', "'een toewijzing'", 'null'),
    ('TR063', "not is_melding and coalesce(vorige_status = '3', true)", "'een eerdere start'", 'null'),
    ('TR071', 'not is_melding and is_gestopt', "'nog geen stop'", 'begindatum'),
    ('TR074', "is_melding and vorige_status <> '3'", "'een nieuwe start'", 'begindatum'),
    ('TR326', 'is_melding and loopt_nog', "'eerst een stop'", 'begindatum'),
] -%}
with

-- Not materialized, so that every look at earlier messages goes through the index on zorg.
berichten as not materialized (select * from {{ ref('int_regels_leveringberichten') }}),

versies as (select * from {{ ref('int_regels_toewijzingversies') }}),

compared as (

    select
        starts.*,
        starts.toewijzing_nummer is null or exists (
            select 1 from versies
            where {{ zelfde('versies', 'starts', ['gemeente_code', 'aanbieder_agb', 'toewijzing_nummer']) }}
        ) as is_toegewezen,
        exists(
            select 1 from berichten as stops
            where
                stops.soort = 'stop' and stops.is_melding and stops.geldt_tot > starts.dagtekening
                and {{ zelfde('stops', 'starts', ['zorg', 'begindatum']) }}
                and stops.dagtekening < starts.dagtekening
        ) as is_gestopt,
        exists(
            select 1 from berichten as andere
            where
                andere.soort = 'start' and andere.is_melding and andere.geldt_tot > starts.dagtekening
                and andere.zorg = starts.zorg and {{ eerder('andere', 'starts', ['begindatum']) }}
                and not exists (
                    select 1 from berichten as stops
                    where
                        stops.soort = 'stop' and stops.is_melding and stops.geldt_tot > starts.dagtekening
                        and {{ zelfde('stops', 'andere', ['zorg', 'begindatum']) }}
                        and stops.dagtekening <= starts.dagtekening
                )
        ) as loopt_nog
    from berichten as starts
    where starts.soort = 'start'

),

judged as (
    {{ regeluitkomsten('compared', 'start', regels) }}
)

select * from judged
