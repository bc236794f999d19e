{%- set eerst -%}
    order by toewijzingsdatum, toewijzingstijd, ingangsdatum, length(toewijzing_nummer), toewijzing_nummer
{%- endset -%}
with

-- A reference is used once (TR347); the first verzoek in business order holds when a supplier repeats it.
verzoeken as (

    select distinct on (aanbieder_agb, referentie_aanbieder) *
    from (
        select
            'verzoek' as soort, verzoek_id, gemeente_code, aanbieder_agb, jeugdige_id,
            referentie_aanbieder, dagtekening, identificatie, delivery_id, position
        from {{ ref('int_verzoeken_accepted') }}
        union all
        select
            'wijziging', wijzigingsverzoek_id, gemeente_code, aanbieder_agb, jeugdige_id,
            referentie_aanbieder, dagtekening, identificatie, delivery_id, position
        from {{ ref('int_wijzigingsverzoeken_accepted') }}
    ) as requested
    order by aanbieder_agb, referentie_aanbieder, dagtekening, identificatie, delivery_id, position

),

antwoorden as (

    select
        aanbieder_agb,
        referentie_aanbieder,
        min(dagtekening) filter (where verzoek_antwoord = '2') as onderzoek_op,
        min(dagtekening) filter (where verzoek_antwoord = '1') as afgewezen_op,
        min(reden_afwijzing_verzoek) as reden_afwijzing
    from {{ ref('int_verzoekantwoorden_accepted') }}
    group by aanbieder_agb, referentie_aanbieder

),

toewijzingen as (

    select
        aanbieder_agb,
        referentie_aanbieder,
        min(dagtekening) as toegewezen_op,
        (array_agg(gemeente_code || '-' || toewijzing_nummer {{ eerst }}))[1] as toewijzing_id
    from {{ ref('int_toewijzingversies_accepted') }}
    where referentie_aanbieder is not null
    group by aanbieder_agb, referentie_aanbieder

),

-- JW319 names no client: only aanbieder and reference join it.
answered as (

    select
        verzoeken.*,
        antwoorden.onderzoek_op,
        antwoorden.afgewezen_op,
        antwoorden.reden_afwijzing,
        toewijzingen.toegewezen_op,
        toewijzingen.toewijzing_id,
        least(antwoorden.onderzoek_op, antwoorden.afgewezen_op, toewijzingen.toegewezen_op) as antwoord_op,
        least(antwoorden.afgewezen_op, toewijzingen.toegewezen_op) as besluit_op
    from verzoeken
    left join antwoorden
        on
            verzoeken.aanbieder_agb = antwoorden.aanbieder_agb
            and verzoeken.referentie_aanbieder = antwoorden.referentie_aanbieder
    left join toewijzingen
        on
            verzoeken.aanbieder_agb = toewijzingen.aanbieder_agb
            and verzoeken.referentie_aanbieder = toewijzingen.referentie_aanbieder

)

select * from answered
