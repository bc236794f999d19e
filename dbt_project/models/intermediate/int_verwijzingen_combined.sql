with

berichten as (select * from {{ ref('int_berichten_judged') }}),

-- A verzoek in a message that was refused as a whole stays a row: who counts leaves it out.
verzoeken as (

    select
        delivered.*,
        coalesce(berichten.bericht_uitkomst, 'geen') as bericht_uitkomst
    from {{ ref('stg_ijw__verzoeken') }} as delivered
    left join berichten on delivered.delivery_id = berichten.delivery_id

),

bepalingen as (select * from {{ ref('int_bepalingen_latest') }}),

huisartsverwijzingen as (select * from {{ ref('int_huisartsverwijzingen_latest') }}),

toegangsbesluiten as (select * from {{ ref('int_toegangsbesluiten_latest') }}),

casussen as (select * from {{ ref('int_casussen_latest') }}),

combined as (

    select
        'verzoek-' || verzoek_id as verwijzing_id, 'ijw' as bron, gemeente_code, jeugdige_id, verwijzer_type,
        aanbieder_agb, product_code, null as toewijzing_nummer, verzoek_id, bericht_uitkomst,
        coalesce(beschikking_ingangsdatum, dagtekening) as verwijsdatum,
        dagtekening, delivery_id, position, volgnummer
    from verzoeken
    union all
    -- The GI decides itself (Jeugdwet 3.5), so its bepaling is a verwijzing of type 04.
    select
        'bepaling-' || afzender || '-' || bepaling_id, 'gi', gemeente_code, jeugdige_id, '04',
        aanbieder_agb, product_code, toewijzing_nummer, null, 'geen',
        datum_bepaling, dagtekening, delivery_id, position, volgnummer
    from bepalingen
    union all
    select
        'huisarts-' || afzender || '-' || verwijzing_id,
        'huisarts', gemeente_code, jeugdige_id, verwijzer_type,
        aanbieder_agb, null, null, null, 'geen',
        verwijsdatum, dagtekening, delivery_id, position, volgnummer
    from huisartsverwijzingen
    union all
    -- Only an individuele voorziening sends a jeugdige on; the jeugdteam is the access of the gemeente, type 01.
    select
        concat_ws(
            '-',
            'besluit',
            toegangsbesluiten.afzender,
            toegangsbesluiten.casus_id,
            toegangsbesluiten.datum_besluit
        ),
        'sjt',
        casussen.gemeente_code, toegangsbesluiten.jeugdige_id, '01',
        null, toegangsbesluiten.product_code, toegangsbesluiten.toewijzing_nummer, null, 'geen',
        toegangsbesluiten.datum_besluit, toegangsbesluiten.dagtekening, toegangsbesluiten.delivery_id,
        toegangsbesluiten.position, toegangsbesluiten.volgnummer
    from toegangsbesluiten
    left join casussen
        on
            toegangsbesluiten.afzender = casussen.afzender
            and toegangsbesluiten.casus_id = casussen.casus_id
    where toegangsbesluiten.besluit = 'INDIVIDUELE_VOORZIENING'

)

select * from combined
