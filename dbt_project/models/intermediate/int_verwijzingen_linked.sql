with

verwijzingen as (select * from {{ ref('int_verwijzingen_combined') }}),

-- A deleted toewijzing counts as never sent (CS335), and so does one of which every issue was refused.
toewijzingen as (
    select * from {{ ref('int_toewijzingen_with_verwijzer') }}
    where not is_verwijderd and bericht_uitkomst = 'geen'
),

verzoeken as (select * from {{ ref('int_toewijzingen_matched_to_verzoeken') }}),

-- Where it may have been granted: after a herindeling also by a successor of the gemeente it was sent to.
gezocht as (
    select *, gemeente_code as bij_gemeente, '-infinity'::date as bij_vanaf from verwijzingen
    union all
    select verwijzingen.*, gevolgd.naar_gemeente, gevolgd.datum
    from verwijzingen
    inner join {{ ref('herindelingen') }} as gevolgd on verwijzingen.gemeente_code = gevolgd.van_gemeente
),

-- Every toewijzing that may be meant, and on what ground. A verzoek is only linked by its reference: without one it was
-- refused or is not decided on. Other sources often name no number; help begins about then, or within a year.
candidates as (

    select
        verwijzingen.verwijzing_id, verzoeken.toewijzing_id,
        0 as afstand, 'referentie' as koppeling, false as is_overgegaan
    from verwijzingen
    inner join verzoeken on verwijzingen.verzoek_id = verzoeken.verzoek_id
    union all
    select
        verwijzingen.verwijzing_id, toewijzingen.toewijzing_id, 0,
        case
            when verwijzingen.jeugdige_id <> toewijzingen.jeugdige_id then 'toewijzingnummer andere jeugdige'
            else 'toewijzingnummer'
        end,
        false
    from verwijzingen
    inner join toewijzingen
        on {{ zelfde('verwijzingen', 'toewijzingen', ['gemeente_code', 'toewijzing_nummer']) }}
    union all
    select
        gezocht.verwijzing_id, toewijzingen.toewijzing_id,
        abs(toewijzingen.ingangsdatum - gezocht.verwijsdatum),
        case
            when {{ zelfde('gezocht', 'toewijzingen', ['aanbieder_agb', 'product_code']) }}
                then 'aanbieder en product'
            when gezocht.aanbieder_agb = toewijzingen.aanbieder_agb then 'aanbieder'
            when gezocht.verwijzer_type = toewijzingen.verwijzer_type then 'verwijzer'
            when gezocht.product_code = toewijzingen.product_code then 'product'
            else 'jeugdige'
        end,
        gezocht.bij_gemeente <> gezocht.gemeente_code
    from gezocht
    inner join toewijzingen
        on
            gezocht.bij_gemeente = toewijzingen.gemeente_code
            and gezocht.jeugdige_id = toewijzingen.jeugdige_id
            and toewijzingen.ingangsdatum between gezocht.verwijsdatum - 31 and gezocht.verwijsdatum + 365
            and gezocht.bij_vanaf <= toewijzingen.ingangsdatum
    where gezocht.bron <> 'ijw'

),

linked as (

    select distinct on (candidates.verwijzing_id)
        candidates.verwijzing_id, candidates.toewijzing_id, koppelingen.koppeling, koppelingen.zekerheid
    from candidates
    inner join toewijzingen on candidates.toewijzing_id = toewijzingen.toewijzing_id
    inner join {{ ref('koppelingen') }} as koppelingen on candidates.koppeling = koppelingen.koppeling
    order by
        candidates.verwijzing_id, candidates.is_overgegaan, koppelingen.volgorde, candidates.afstand,
        toewijzingen.eerst_toegewezen_op, toewijzingen.eerst_toegewezen_om, toewijzingen.ingangsdatum,
        length(toewijzingen.toewijzing_nummer), toewijzingen.toewijzing_nummer

)

select * from linked
