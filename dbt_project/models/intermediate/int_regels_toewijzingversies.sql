with

versies as (

    select * from {{ ref('stg_ijw__toewijzingen') }}

),

berichten as (

    select * from {{ ref('int_berichten_judged') }}

),

-- A refused message only counts when there is no other, as in the actual toewijzing.
accepted as (

    select
        versies.*,
        berichten.bericht_uitkomst = 'geen' as is_geaccepteerd,
        bool_or(berichten.bericht_uitkomst = 'geen') over (
            partition by versies.gemeente_code, versies.aanbieder_agb, versies.toewijzing_nummer
        ) as heeft_geaccepteerde
    from versies
    inner join berichten on versies.delivery_id = berichten.delivery_id

),

-- What a message must agree with is the version of its own Dagtekening, so a later version never makes it wrong. Before
-- the first version that one holds: order of arrival means nothing (OP080).
dated as (

    select
        accepted.toewijzing_versie_id,
        accepted.gemeente_code,
        accepted.aanbieder_agb,
        accepted.jeugdige_id,
        accepted.toewijzing_nummer,
        accepted.referentie_aanbieder,
        accepted.product_categorie,
        accepted.product_code,
        accepted.omvang_eenheid,
        accepted.omvang_frequentie,
        accepted.omvang_volume,
        accepted.budget,
        accepted.toewijzingsdatum,
        accepted.toewijzingstijd,
        accepted.ingangsdatum as toewijzing_ingangsdatum,
        accepted.einddatum as toewijzing_einddatum,
        accepted.dagtekening,
        accepted.delivery_id,
        accepted.position,
        coalesce(
            accepted.reden_wijziging in ('13', '01') and accepted.einddatum = accepted.ingangsdatum, false
        ) as is_verwijderd,
        row_number() over versions as versie,
        case when row_number() over versions = 1 then '-infinity'::date else accepted.toewijzingsdatum end
            as versie_vanaf,
        coalesce(lead(accepted.toewijzingsdatum) over versions, 'infinity'::date) as versie_tot
    from accepted
    where accepted.is_geaccepteerd or not accepted.heeft_geaccepteerde
    window versions as (
        partition by accepted.gemeente_code, accepted.aanbieder_agb, accepted.toewijzing_nummer
        order by
            accepted.toewijzingsdatum, accepted.toewijzingstijd, accepted.dagtekening,
            accepted.identificatie, accepted.delivery_id, accepted.position
    )

)

select * from dated
