{%- set place = 'delivery_id, position' -%}
with

verzoeken as (select * from {{ ref('int_verzoeken_answered') }}),

toewijzingen as (select * from {{ ref('int_toewijzingen_with_steps') }}),

leveringen as (select * from {{ ref('int_leveringen_with_toewijzing') }}),

berichten as (select * from {{ ref('int_berichten_answered') }}),

retouren as (

    select * from {{ ref('int_retouren_delivered') }}
    where is_aangeleverd

),

-- Every term that began: what it is about, when it began and when what it asks for happened (null = not yet).
started as (

    select
        soort as termijn, verzoek_id as object_id, gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_id,
        dagtekening as vanaf, antwoord_op as gebeurd_op, {{ place }}
    from verzoeken
    union all
    select
        'onderzoek', verzoek_id, gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_id, dagtekening,
        besluit_op, {{ place }}
    from verzoeken
    where onderzoek_op is not null
    union all
    -- OP359 is about a verzoek om toewijzing: for who asks for a change this gemeente was responsible already.
    select
        'woonplaats', verzoek_id, gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_id, dagtekening,
        afgewezen_op, {{ place }}
    from verzoeken
    where reden_afwijzing = '8' and soort = 'verzoek'
    union all
    -- A line of a declaratie is about a whole month: it says that help began before its start only in an earlier one.
    select
        'begin_hulp', toewijzing_id as object_id, gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_id,
        greatest(ingangsdatum, eerste_toewijzingsdatum),
        case
            when eerste_zorgdatum < date_trunc('month', startdatum) then eerste_zorgdatum
            else coalesce(startdatum, eerste_zorgdatum)
        end,
        {{ place }}
    from toewijzingen
    where not is_verwijderd and bericht_uitkomst = 'geen'
    union all
    -- With a toewijzing that came after the first or last day of care, the term begins with the toewijzing as it first came:
    -- a later change makes nobody in time. An end without a stop is that of the last change, also when it was set back.
    select
        'start', levering_id, gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_id,
        greatest(begindatum, toegewezen_op), startbericht_op, {{ place }}
    from leveringen
    where is_met_start
    union all
    select
        'stop', levering_id, gemeente_code, aanbieder_agb, jeugdige_id, toewijzing_id,
        case
            when hulp_tot is null then greatest(toewijzing_einddatum, gewijzigd_op)
            else greatest(hulp_tot, toegewezen_op)
        end,
        einde_gemeld_op, {{ place }}
    from leveringen
    where coalesce(hulp_tot, toewijzing_einddatum) is not null and is_verwijderd is distinct from true
    union all
    select
        termijn, delivery_id as object_id, gemeente_code, aanbieder_agb, null, null, dagtekening, antwoord_op,
        delivery_id, null
    from berichten
    where
        antwoord_op is not null or termijn = 'declaratie_antwoord'
        or (gemeente_code, bericht) in (select retouren.gemeente_code, retouren.bericht from retouren)

)

select * from started
