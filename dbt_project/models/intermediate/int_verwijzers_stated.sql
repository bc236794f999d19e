with

toewijzingen as (select * from {{ ref('int_toewijzingen_actual') }}),

verzoeken as (select * from {{ ref('int_toewijzingen_matched_to_verzoeken') }}),

wijzigingen as (select * from {{ ref('int_toewijzingen_linked_by_wijziging') }}),

verwijzer_types as (select * from {{ ref('verwijzer_types') }}),

-- A bepaling about another jeugdige names this number by mistake, as in int_verwijzingen_linked.
bepalingen as (

    select distinct toewijzingen.toewijzing_id
    from toewijzingen
    inner join {{ ref('int_bepalingen_latest') }} as latest
        on toewijzingen.toewijzing_id = latest.gemeente_code || '-' || latest.toewijzing_nummer
    where (latest.jeugdige_id <> toewijzingen.jeugdige_id) is not true

),

-- References that name neither a verzoek nor a verzoek om wijziging that reached us.
zonder_bron as (

    select distinct versies.gemeente_code || '-' || versies.toewijzing_nummer as toewijzing_id
    from {{ ref('int_toewijzingversies_accepted') }} as versies
    left join {{ ref('int_wijzigingsverzoeken_accepted') }} as wijzigingsverzoeken
        on
            versies.aanbieder_agb = wijzigingsverzoeken.aanbieder_agb
            and versies.referentie_aanbieder = wijzigingsverzoeken.referentie_aanbieder
    where versies.referentie_aanbieder is not null and wijzigingsverzoeken.delivery_id is null

),

-- Of the others only later issues count, and the reference of a verzoek stands in the first one alone (TR379).
met_eerste as (

    select distinct gemeente_code || '-' || toewijzing_nummer as toewijzing_id
    from {{ ref('int_toewijzingversies_accepted') }}
    where reden_wijziging is null

),

-- Without a verzoek the gemeente decided itself (01), unless a GI says that the toewijzing carries out its bepaling. A
-- reference to a verzoek that never reached us says that there was a verwijzer, not who; so does a code that is no longer
-- in the list (07 until 2021), and a verzoek om wijziging for a product that was not there before.
stated as (

    select
        toewijzingen.toewijzing_id,
        verzoeken.verzoek_id,
        verzoeken.verzoek_dagtekening,
        case
            when verzoeken.verzoek_id is not null then coalesce(verwijzer_types.verwijzer_type, 'onbekend')
            when bepalingen.toewijzing_id is not null then '04'
            when zonder_bron.toewijzing_id is not null then 'onbekend'
            when not wijzigingen.is_zelf_genoemd then 'onbekend'
            when met_eerste.toewijzing_id is null then 'onbekend'
            else '01'
        end as verwijzer_type,
        case
            when verzoeken.verzoek_id is not null then 'referentie'
            when bepalingen.toewijzing_id is not null then 'toewijzingnummer'
            when zonder_bron.toewijzing_id is not null then 'verzoek ontbreekt'
            when not wijzigingen.is_zelf_genoemd then 'wijziging zonder voorganger'
            when met_eerste.toewijzing_id is null then 'eerste versie ontbreekt'
            else 'geen verzoek'
        end as koppeling
    from toewijzingen
    left join verzoeken on toewijzingen.toewijzing_id = verzoeken.toewijzing_id
    left join bepalingen on toewijzingen.toewijzing_id = bepalingen.toewijzing_id
    left join zonder_bron on toewijzingen.toewijzing_id = zonder_bron.toewijzing_id
    left join met_eerste on toewijzingen.toewijzing_id = met_eerste.toewijzing_id
    left join wijzigingen on toewijzingen.toewijzing_id = wijzigingen.toewijzing_id
    left join verwijzer_types on verzoeken.verwijzer_type = verwijzer_types.verwijzer_type

)

select * from stated
