with

versies as (

    select * from {{ ref('stg_ijw__toewijzingen') }}

),

berichten as (

    select * from {{ ref('int_berichten_judged') }}

),

-- The version with the latest Toewijzingsdatum and -tijd is actual. A refused message only counts when there is no other.
ranked as (

    select
        versies.*,
        berichten.bericht_uitkomst,
        versies.gemeente_code || '-' || versies.toewijzing_nummer as toewijzing_id,
        row_number() over (
            partition by versies.gemeente_code, versies.toewijzing_nummer
            order by
                (berichten.bericht_uitkomst = 'geen') desc,
                versies.toewijzingsdatum desc,
                versies.toewijzingstijd desc,
                versies.dagtekening desc,
                versies.identificatie desc,
                versies.delivery_id desc,
                versies.position desc
        ) as actualiteit,
        count(*) over toewijzing as aantal_versies,
        coalesce(
            min(versies.dagtekening) filter (where berichten.bericht_uitkomst = 'geen') over toewijzing,
            min(versies.dagtekening) over toewijzing
        ) as eerste_dagtekening,
        first_value(versies.toewijzingsdatum) over eerst as eerst_toegewezen_op,
        first_value(versies.toewijzingstijd) over eerst as eerst_toegewezen_om
    from versies
    inner join berichten on versies.delivery_id = berichten.delivery_id
    window
        toewijzing as (partition by versies.gemeente_code, versies.toewijzing_nummer),
        eerst as (
            toewijzing order by
                (berichten.bericht_uitkomst = 'geen') desc,
                versies.toewijzingsdatum asc,
                versies.toewijzingstijd asc
        )

),

-- Deletion has no message of its own: an Einddatum equal to the Ingangsdatum with reason 13, before 2022 reason 01.
actual as (

    select
        ranked.*,
        coalesce(
            ranked.reden_wijziging in ('13', '01') and ranked.einddatum = ranked.ingangsdatum, false
        ) as is_verwijderd
    from ranked
    where ranked.actualiteit = 1

)

select * from actual
