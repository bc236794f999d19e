with

asked as (

    select
        'verzoek' as soort, verzoek_id, gemeente_code, aanbieder_agb, jeugdige_id,
        referentie_aanbieder as referentie_nummer, dagtekening, identificatie, delivery_id, position
    from {{ ref('stg_ijw__verzoeken') }}
    union all
    select
        'wijziging', wijzigingsverzoek_id, gemeente_code, aanbieder_agb, jeugdige_id,
        referentie_aanbieder, dagtekening, identificatie, delivery_id, position
    from {{ ref('stg_ijw__wijzigingsverzoeken') }}

),

berichten as (select * from {{ ref('int_berichten_judged') }}),

answers as (

    select aanbieder_agb, referentie_aanbieder as referentie_nummer, dagtekening
    from {{ ref('int_verzoekantwoorden_accepted') }}
    where verzoek_antwoord = '1'
    union all
    select aanbieder_agb, referentie_aanbieder, dagtekening
    from {{ ref('int_toewijzingversies_accepted') }}
    where referentie_aanbieder is not null

),

closed as (

    select
        aanbieder_agb,
        referentie_nummer,
        min(dagtekening) as gesloten_op
    from answers
    group by aanbieder_agb, referentie_nummer

),

-- A request is open until it is refused or granted under its reference.
with_end as (

    select
        asked.*,
        null as toewijzing_nummer,
        0 as bedrag,
        asked.dagtekening as datum,
        coalesce(closed.gesloten_op, 'infinity') as gesloten_op
    from asked
    inner join berichten on asked.delivery_id = berichten.delivery_id
    left join closed on {{ zelfde('asked', 'closed', ['aanbieder_agb', 'referentie_nummer']) }}
    where berichten.bericht_uitkomst = 'geen'

)

select * from with_end
