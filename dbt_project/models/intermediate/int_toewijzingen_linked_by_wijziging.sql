with

versies as (

    select distinct gemeente_code, toewijzing_nummer, aanbieder_agb, referentie_aanbieder
    from {{ ref('int_toewijzingversies_accepted') }}
    where referentie_aanbieder is not null

),

wijzigingsverzoeken as (select * from {{ ref('int_wijzigingsverzoeken_accepted') }}),

te_wijzigen as (

    {{ aanvaard(ref('stg_ijw__te_wijzigen_producten')) }}

),

toewijzingen as (select * from {{ ref('int_toewijzingen_actual') }}),

-- The last day that a toewijzing ever had: one that is shortened afterwards did adjoin when it was changed.
ends as (

    select
        gemeente_code, toewijzing_nummer,
        max(coalesce(einddatum, 'infinity'::date)) as laatste_einddatum
    from {{ ref('int_toewijzingversies_accepted') }}
    group by gemeente_code, toewijzing_nummer

),

-- Toewijzingen that carry the reference of a verzoek om wijziging.
answering as (

    select distinct
        versies.gemeente_code || '-' || versies.toewijzing_nummer as toewijzing_id,
        versies.gemeente_code, versies.aanbieder_agb, versies.referentie_aanbieder
    from versies
    inner join wijzigingsverzoeken
        on {{ zelfde('versies', 'wijzigingsverzoeken', ['aanbieder_agb', 'referentie_aanbieder']) }}

),

-- What it comes after: the toewijzing to be changed, with the same product and adjoining dates. A JW317 has no
-- Verwijzer, so the one of that toewijzing holds.
linked as (

    select
        answering.toewijzing_id,
        (
            array_agg(
                earlier.toewijzing_id
                order by earlier.ingangsdatum desc nulls last, earlier.toewijzing_id asc
            )
        )[1] as voorganger_id,
        coalesce(bool_or(te_wijzigen.toewijzing_nummer = later.toewijzing_nummer), false) as is_zelf_gewijzigd
    from answering
    inner join toewijzingen as later on answering.toewijzing_id = later.toewijzing_id
    left join te_wijzigen
        on
            answering.aanbieder_agb = te_wijzigen.aanbieder_agb
            and answering.referentie_aanbieder = te_wijzigen.referentie_aanbieder
    left join ends on {{ zelfde('te_wijzigen', 'ends', ['gemeente_code', 'toewijzing_nummer']) }}
    left join toewijzingen as earlier
        on
            te_wijzigen.gemeente_code = earlier.gemeente_code
            and te_wijzigen.toewijzing_nummer = earlier.toewijzing_nummer
            and later.toewijzing_id <> earlier.toewijzing_id
            and later.jeugdige_id = earlier.jeugdige_id
            and coalesce(later.product_categorie, '') = coalesce(earlier.product_categorie, '')
            and coalesce(later.product_code, '') = coalesce(earlier.product_code, '')
            and later.ingangsdatum >= earlier.ingangsdatum
            and later.ingangsdatum
            <= greatest(coalesce(earlier.einddatum, 'infinity'::date), ends.laatste_einddatum) + 1
    group by answering.toewijzing_id

)

select * from linked
