{#- Rules about an answer to a request (JW319) beside the request, earlier answers and the toewijzing. 2 = being looked at. -#}
{%- set regels = [
    ('TR355', 'not is_gevraagd', "'de referentie van een verzoek'", 'null'),
    ('TR359', 'is_toegewezen', "'geen antwoord meer'", 'verzoek_antwoord'),
    ('TR360', "verzoek_antwoord = '2' and eerdere_antwoorden is not null", "'1'", 'verzoek_antwoord'),
    ('TR365', "eerdere_antwoorden <> '2'", "'2'", 'eerdere_antwoorden'),
] -%}
with

antwoorden as (

    select
        antwoorden.*,
        antwoorden.referentie_aanbieder as referentie_nummer
    from {{ ref('stg_ijw__verzoek_antwoorden') }} as antwoorden
    inner join {{ ref('int_berichten_judged') }} as berichten
        on antwoorden.delivery_id = berichten.delivery_id
    where berichten.bericht_uitkomst = 'geen'

),

verzoeken as (select * from {{ ref('int_regels_verzoekberichten') }}),

versies as (select * from {{ ref('int_regels_toewijzingversies') }}),

compared as (

    select
        antwoorden.*,
        null as jeugdige_id,
        null as toewijzing_nummer,
        0 as bedrag,
        antwoorden.dagtekening as datum,
        exists(
            select 1 from verzoeken
            where {{ zelfde('verzoeken', 'antwoorden', ['aanbieder_agb', 'referentie_nummer']) }}
        ) as is_gevraagd,
        exists(
            select 1 from versies
            where
                {{ zelfde('versies', 'antwoorden', ['aanbieder_agb', 'referentie_aanbieder']) }}
                and versies.dagtekening < antwoorden.dagtekening
        ) as is_toegewezen,
        (
            select min(andere.verzoek_antwoord) from antwoorden as andere
            where
                {{ zelfde('andere', 'antwoorden', ['aanbieder_agb', 'referentie_nummer']) }}
                and {{ eerder('andere', 'antwoorden') }}
        ) as eerdere_antwoorden
    from antwoorden

),

judged as (
    {{ regeluitkomsten('compared', 'antwoord', regels) }}
)

select * from judged
