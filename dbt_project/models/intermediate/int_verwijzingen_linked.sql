with

verwijzingen as (select * from {{ ref('int_verwijzingen_combined') }}),

-- A deleted toewijzing counts as never sent (CS335), and so does one of which every issue was refused.
toewijzingen as (

    select * from {{ ref('int_toewijzingen_with_verwijzer') }}
    where not is_verwijderd and bericht_uitkomst = 'geen'

),

verzoeken as (select * from {{ ref('int_toewijzingen_matched_to_verzoeken') }}),

koppelingen as (select * from {{ ref('koppelingen') }}),

-- Every toewijzing that may be meant, and on what ground. A verzoek is only linked by its reference: without one it was
-- refused or is not decided on. Other sources often name no number; help begins about then, or within a year.
candidates as (

    select verwijzingen.verwijzing_id, verzoeken.toewijzing_id, 0 as afstand, 'referentie' as koppeling
    from verwijzingen
    inner join verzoeken on verwijzingen.verzoek_id = verzoeken.verzoek_id
    union all
    select
        verwijzingen.verwijzing_id,
        toewijzingen.toewijzing_id,
        0,
        case
            when verwijzingen.jeugdige_id <> toewijzingen.jeugdige_id then 'toewijzingnummer andere jeugdige'
            else 'toewijzingnummer'
        end
    from verwijzingen
    inner join toewijzingen
        on
            verwijzingen.gemeente_code = toewijzingen.gemeente_code
            and verwijzingen.toewijzing_nummer = toewijzingen.toewijzing_nummer
    union all
    select
        verwijzingen.verwijzing_id,
        toewijzingen.toewijzing_id,
        abs(toewijzingen.ingangsdatum - verwijzingen.verwijsdatum),
        case
            when
                verwijzingen.aanbieder_agb = toewijzingen.aanbieder_agb
                and verwijzingen.product_code = toewijzingen.product_code then 'aanbieder en product'
            when verwijzingen.aanbieder_agb = toewijzingen.aanbieder_agb then 'aanbieder'
            when verwijzingen.verwijzer_type = toewijzingen.verwijzer_type then 'verwijzer'
            when verwijzingen.product_code = toewijzingen.product_code then 'product'
            else 'jeugdige'
        end
    from verwijzingen
    inner join toewijzingen
        on
            verwijzingen.gemeente_code = toewijzingen.gemeente_code
            and verwijzingen.jeugdige_id = toewijzingen.jeugdige_id
            and toewijzingen.ingangsdatum
            between verwijzingen.verwijsdatum - 31 and verwijzingen.verwijsdatum + 365
    where verwijzingen.bron <> 'ijw'

),

linked as (

    select distinct on (candidates.verwijzing_id)
        candidates.verwijzing_id,
        candidates.toewijzing_id,
        koppelingen.koppeling,
        koppelingen.zekerheid
    from candidates
    inner join toewijzingen on candidates.toewijzing_id = toewijzingen.toewijzing_id
    inner join koppelingen on candidates.koppeling = koppelingen.koppeling
    order by
        candidates.verwijzing_id, koppelingen.volgorde, candidates.afstand, toewijzingen.eerst_toegewezen_op,
        toewijzingen.eerst_toegewezen_om, toewijzingen.ingangsdatum, length(toewijzingen.toewijzing_nummer),
        toewijzingen.toewijzing_nummer

)

select * from linked
