{#- Rules about an answer to a request (JW319) beside the request, earlier answers and the toewijzing. 2 = being looked at,
    which of two answers of one day is the first: their Identificatie has no order. -#}
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
        antwoorden.referentie_aanbieder as referentie_nummer,
        min(antwoorden.verzoek_antwoord) over (
            partition by antwoorden.aanbieder_agb, antwoorden.referentie_aanbieder
            order by
                antwoorden.dagtekening, antwoorden.verzoek_antwoord desc, antwoorden.identificatie,
                antwoorden.delivery_id, antwoorden.position
            rows between unbounded preceding and 1 preceding
        ) as eerdere_antwoorden
    from {{ ref('stg_ijw__verzoek_antwoorden') }} as antwoorden
    inner join {{ ref('int_berichten_judged') }} as berichten
        on antwoorden.delivery_id = berichten.delivery_id
    where berichten.bericht_uitkomst = 'geen'

),

verzoeken as (select * from {{ ref('int_regels_verzoekberichten') }}),

granted as (

    select aanbieder_agb, referentie_aanbieder, min(dagtekening) as toegewezen_op
    from {{ ref('int_regels_toewijzingversies') }}
    where referentie_aanbieder is not null
    group by aanbieder_agb, referentie_aanbieder

),

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
        coalesce(granted.toegewezen_op < antwoorden.dagtekening, false) as is_toegewezen
    from antwoorden
    left join granted on {{ zelfde('granted', 'antwoorden', ['aanbieder_agb', 'referentie_aanbieder']) }}

),

judged as (
    {{ regeluitkomsten('compared', 'antwoord', regels) }}
)

select * from judged
