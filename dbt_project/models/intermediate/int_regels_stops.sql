{#- Rules about a stop beside the toewijzing, its start and earlier stops of the same levering. -#}
{%- set regels = [
    ('TR019', 'is_melding and not is_toegewezen', "'een toewijzing'", 'null'),
    ('TR063', "not is_melding and coalesce(vorige_status = '3', true)", "'een eerdere stop'", 'null'),
    ('TR074', "is_melding and vorige_status <> '3'", "'een nieuwe stop'", 'begindatum'),
    ('TR382', 'is_melding and not is_gestart', "'product en begindatum van een start'", 'begindatum'),
    ('TR413', "is_melding and reden_beeindiging = '20' and tijdelijk_gestopt", "'een definitieve stop'",
        'reden_beeindiging'),
    ('TR414', 'is_melding and einddatum < laatste_einddatum', 'laatste_einddatum', 'einddatum'),
    ('TR415', 'is_melding and definitief_gestopt', "'geen stop meer'", 'reden_beeindiging'),
] -%}
with

-- Not materialized, so that every look at earlier messages goes through the index on zorg.
berichten as not materialized (select * from {{ ref('int_regels_leveringberichten') }}),

versies as (select * from {{ ref('int_regels_toewijzingversies') }}),

earlier as (

    select
        stops.delivery_id,
        stops.position,
        bool_or(andere.reden_beeindiging = '20') as tijdelijk_gestopt,
        bool_or(andere.reden_beeindiging <> '20') as definitief_gestopt,
        max(andere.einddatum) as laatste_einddatum
    from berichten as stops
    inner join berichten as andere
        on
            {{ zelfde('stops', 'andere', ['zorg', 'begindatum']) }} and {{ eerder('andere', 'stops') }}
    where
        stops.soort = 'stop' and andere.soort = 'stop' and andere.is_melding
        and andere.geldt_tot > stops.dagtekening
    group by stops.delivery_id, stops.position

),

compared as (

    select
        stops.*,
        earlier.tijdelijk_gestopt,
        earlier.definitief_gestopt,
        earlier.laatste_einddatum,
        stops.toewijzing_nummer is null or exists (
            select 1 from versies
            where {{ zelfde('versies', 'stops', ['gemeente_code', 'aanbieder_agb', 'toewijzing_nummer']) }}
        ) as is_toegewezen,
        exists(
            select 1 from berichten as starts
            where
                starts.soort = 'start' and starts.is_melding and starts.geldt_tot > stops.dagtekening
                and {{ zelfde('starts', 'stops', ['zorg', 'begindatum']) }}
                and starts.product_categorie is not distinct from stops.product_categorie
                and starts.product_code is not distinct from stops.product_code
        ) as is_gestart
    from berichten as stops
    left join earlier on {{ zelfde('stops', 'earlier', ['delivery_id', 'position']) }}
    where stops.soort = 'stop'

),

judged as (
    {{ regeluitkomsten('compared', 'stop', regels) }}
)

select * from judged
