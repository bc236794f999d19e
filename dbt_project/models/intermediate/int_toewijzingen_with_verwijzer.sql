with

toewijzingen as (select * from {{ ref('int_toewijzingen_actual') }}),

stated as (select * from {{ ref('int_verwijzers_stated') }}),

traced as (select * from {{ ref('int_toewijzingen_traced_to_origin') }}),

koppelingen as (select * from {{ ref('koppelingen') }}),

-- A verzoek or bepaling of its own comes first; a toewijzing that follows a change has the verwijzer of what it follows.
with_verwijzer as (

    select
        toewijzingen.*,
        coalesce(stated.verzoek_id, verwezen.verzoek_id, origin.verzoek_id) as verzoek_id,
        coalesce(stated.verzoek_dagtekening, verwezen.verzoek_dagtekening, origin.verzoek_dagtekening)
            as verzoek_dagtekening,
        traced.oorsprong_id as oorsprong_toewijzing_id,
        coalesce(traced.aantal_wijzigingen, 0) as aantal_wijzigingen,
        case
            when stated.koppeling in ('referentie', 'toewijzingnummer') then stated.verwijzer_type
            else coalesce(verwezen.verwijzer_type, stated.verwijzer_type)
        end as verwijzer_type,
        case
            when stated.koppeling in ('referentie', 'toewijzingnummer') then stated.koppeling
            when verwezen.verwijzer_type = 'onbekend' then verwezen.koppeling
            when verwezen.toewijzing_id is not null then 'wijzigingsverzoek'
            else stated.koppeling
        end as koppeling
    from toewijzingen
    left join stated on toewijzingen.toewijzing_id = stated.toewijzing_id
    left join traced on toewijzingen.toewijzing_id = traced.toewijzing_id
    left join stated as origin on traced.oorsprong_id = origin.toewijzing_id
    left join stated as verwezen on traced.verwijzer_van_id = verwezen.toewijzing_id

),

with_zekerheid as (

    select
        with_verwijzer.*,
        koppelingen.zekerheid
    from with_verwijzer
    left join koppelingen on with_verwijzer.koppeling = koppelingen.koppeling

)

select * from with_zekerheid
