with

toewijzingen as (

    select * from {{ ref('int_toewijzingen_actual') }}

),

verzoeken as (

    select * from {{ ref('int_toewijzingen_matched_to_verzoeken') }}

),

bepalingen as (

    select distinct gemeente_code || '-' || toewijzing_nummer as toewijzing_id
    from {{ ref('int_bepalingen_latest') }}
    where toewijzing_nummer is not null

),

-- Without a verzoek the gemeente decided itself (01), unless a GI says the toewijzing carries out its bepaling.
-- A reference to a verzoek that never reached us says that there was a verwijzer, not who.
with_verwijzer as (

    select
        toewijzingen.*,
        verzoeken.verzoek_id,
        verzoeken.verzoek_dagtekening,
        case
            when verzoeken.verwijzer_type is not null then verzoeken.verwijzer_type
            when bepalingen.toewijzing_id is not null then '04'
            when verzoeken.toewijzing_id is not null then 'onbekend'
            else '01'
        end as verwijzer_type,
        max(coalesce(toewijzingen.einddatum, 'infinity'::date)) over (
            partition by
                toewijzingen.is_verwijderd, toewijzingen.jeugdige_id,
                toewijzingen.aanbieder_agb, toewijzingen.product_categorie
            order by toewijzingen.ingangsdatum, toewijzingen.toewijzing_id
            rows between unbounded preceding and 1 preceding
        ) as vorige_einddatum
    from toewijzingen
    left join verzoeken on toewijzingen.toewijzing_id = verzoeken.toewijzing_id
    left join bepalingen on toewijzingen.toewijzing_id = bepalingen.toewijzing_id

),

-- A renewal is not inflow, also when a herindeling or a move gives the toewijzing to another gemeente.
with_instroom as (

    select
        with_verwijzer.*,
        not with_verwijzer.is_verwijderd
        and coalesce(with_verwijzer.vorige_einddatum < with_verwijzer.ingangsdatum - 1, true) as is_instroom
    from with_verwijzer

)

select * from with_instroom
