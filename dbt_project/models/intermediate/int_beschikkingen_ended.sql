with

versies as (select * from {{ ref('stg_ijw__toewijzingen') }}),

berichten as (select * from {{ ref('int_berichten_judged') }}),

toewijzingen as (select * from {{ ref('int_toewijzingen_with_verwijzer') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- The versions of one toewijzing in the order of IV013; a deleted toewijzing was never a beschikking.
ordered as (

    select
        versies.toewijzing_versie_id,
        toewijzingen.toewijzing_id,
        toewijzingen.gemeente_code,
        toewijzingen.jeugdige_id,
        toewijzingen.product_code,
        toewijzingen.product_categorie,
        versies.ingangsdatum,
        versies.einddatum,
        versies.reden_wijziging,
        lead(versies.toewijzing_versie_id) over versie as volgende_versie_id,
        min(coalesce(versies.einddatum, 'infinity'::date))
            over (versie rows between 1 following and unbounded following)
            as vroegste_einddatum_erna,
        lead(versies.reden_wijziging) over versie as volgende_reden,
        lead(versies.referentie_aanbieder) over versie as volgende_referentie
    from versies
    inner join berichten on versies.delivery_id = berichten.delivery_id
    inner join toewijzingen
        on
            versies.gemeente_code = toewijzingen.gemeente_code
            and versies.toewijzing_nummer = toewijzingen.toewijzing_nummer
    where berichten.bericht_uitkomst = 'geen' and not toewijzingen.is_verwijderd
    window versie as (
        partition by versies.gemeente_code, versies.toewijzing_nummer
        order by
            versies.toewijzingsdatum, versies.toewijzingstijd, versies.dagtekening,
            versies.identificatie, versies.delivery_id, versies.position
    )

),

-- A version that is repeated, shortened or corrected did not end, also if it was prolonged first; one that is prolonged did.
-- 07 and 11 change who pays.
ended as (

    select
        ordered.*,
        ordered.volgende_versie_id is not null as is_verlengd,
        coalesce(ordered.volgende_reden = '12', false)
        or ordered.volgende_referentie is not null as is_op_verzoek
    from ordered
    cross join peildatum
    where
        ordered.einddatum <= peildatum.peildatum
        and (ordered.volgende_versie_id is null or ordered.vroegste_einddatum_erna > ordered.einddatum)
        and coalesce(ordered.reden_wijziging not in ('07', '11'), true)

)

select * from ended
