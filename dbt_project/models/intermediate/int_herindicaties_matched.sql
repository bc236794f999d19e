with

beschikkingen as (select * from {{ ref('int_beschikkingen_ended') }}),

toewijzingen as (
    select * from {{ ref('int_toewijzingen_with_verwijzer') }}
    where not is_verwijderd
),

producten as (select * from {{ ref('int_toewijzingen_weighed') }}),

-- The reference of a verzoek stands in the first issue alone (TR379), whatever issue is actual now.
gevraagd as (

    select distinct gemeente_code, toewijzing_nummer from {{ ref('int_toewijzingversies_accepted') }}
    where referentie_aanbieder is not null and reden_wijziging is null

),

-- Followed by another toewijzing of the same jeugdige that begins within 30 days of the end; the first of the same hulpvorm.
opvolgers as (

    select distinct on (beschikkingen.toewijzing_versie_id)
        beschikkingen.toewijzing_versie_id,
        toewijzingen.toewijzing_id,
        toewijzingen.verwijzer_type,
        gevraagd.toewijzing_nummer is not null as is_op_verzoek,
        nieuw.zwaarte
    from beschikkingen
    inner join toewijzingen on beschikkingen.jeugdige_id = toewijzingen.jeugdige_id
    inner join producten as oud on beschikkingen.toewijzing_id = oud.toewijzing_id
    inner join producten as nieuw on toewijzingen.toewijzing_id = nieuw.toewijzing_id
    left join gevraagd on {{ zelfde('toewijzingen', 'gevraagd', ['gemeente_code', 'toewijzing_nummer']) }}
    where
        not beschikkingen.is_verlengd
        and beschikkingen.toewijzing_id <> toewijzingen.toewijzing_id
        and beschikkingen.ingangsdatum < toewijzingen.ingangsdatum
        and toewijzingen.ingangsdatum between beschikkingen.einddatum - 30 and beschikkingen.einddatum + 30
    order by
        beschikkingen.toewijzing_versie_id, (oud.hulpvorm_code = nieuw.hulpvorm_code) desc,
        toewijzingen.ingangsdatum, toewijzingen.toewijzing_id

),

matched as (

    select
        beschikkingen.toewijzing_versie_id,
        beschikkingen.gemeente_code,
        beschikkingen.einddatum,
        producten.hulpvorm_code,
        beschikkingen.is_verlengd or opvolgers.toewijzing_id is not null as is_herindicatie,
        case
            when beschikkingen.is_verlengd then 'gelijk'
            when opvolgers.toewijzing_id is null then null
            when opvolgers.zwaarte < producten.zwaarte then 'lichter'
            when opvolgers.zwaarte = producten.zwaarte then 'gelijk'
            when opvolgers.zwaarte > producten.zwaarte then 'zwaarder'
            else 'onbekend'
        end as richting,
        case
            when beschikkingen.is_verlengd and beschikkingen.is_op_verzoek then 'aanbieder'
            when beschikkingen.is_verlengd then 'gemeente'
            when opvolgers.is_op_verzoek then 'aanbieder'
            when opvolgers.verwijzer_type in ('04', '08') then 'gi'
            when opvolgers.toewijzing_id is not null then 'gemeente'
        end as gevraagd_door
    from beschikkingen
    inner join producten on beschikkingen.toewijzing_id = producten.toewijzing_id
    left join opvolgers on beschikkingen.toewijzing_versie_id = opvolgers.toewijzing_versie_id

)

select * from matched
