{%- set product = ['gemeente_code', 'aanbieder_agb', 'referentie_aanbieder', 'toewijzing_nummer'] -%}
with

versies as (
    select distinct {{ product | join(', ') }} from {{ ref('int_toewijzingversies_accepted') }}
    where referentie_aanbieder is not null
),

wijzigingsverzoeken as (select * from {{ ref('int_wijzigingsverzoeken_accepted') }}),

te_wijzigen as (
    {{ aanvaard(ref('stg_ijw__te_wijzigen_producten')) }}
),

ongewijzigd as (
    {{ aanvaard(ref('stg_ijw__ongewijzigde_producten')) }}
),

genoemd as (
    select {{ product | join(', ') }} from te_wijzigen
    union
    select {{ product | join(', ') }} from ongewijzigd
),

toewijzingen as (select * from {{ ref('int_toewijzingen_actual') }}),

-- The last day that a toewijzing ever had: one that is shortened afterwards did adjoin when it was changed.
ends as (
    select gemeente_code, toewijzing_nummer, max(coalesce(einddatum, 'infinity'::date)) as laatste_einddatum
    from {{ ref('int_toewijzingversies_accepted') }}
    group by gemeente_code, toewijzing_nummer
),

-- Toewijzingen that carry the reference of a verzoek om wijziging. One that this names itself, changed or not, carries it
-- too (IV093), but was there before.
answering as (

    select
        versies.*,
        versies.gemeente_code || '-' || versies.toewijzing_nummer as toewijzing_id,
        genoemd.toewijzing_nummer is not null as is_zelf_genoemd
    from versies
    inner join wijzigingsverzoeken
        on {{ zelfde('versies', 'wijzigingsverzoeken', ['aanbieder_agb', 'referentie_aanbieder']) }}
    left join genoemd on {{ zelfde('versies', 'genoemd', product) }}

),

-- What it comes after: the toewijzing to be changed, with the same product and adjoining dates. A JW317 has no
-- Verwijzer, so the one of that toewijzing holds.
linked as (

    select
        answering.toewijzing_id,
        (array_agg(
            earlier.toewijzing_id order by earlier.ingangsdatum desc nulls last, earlier.toewijzing_id asc
        ))[1] as voorganger_id,
        bool_and(answering.is_zelf_genoemd) as is_zelf_genoemd
    from answering
    inner join toewijzingen as later on answering.toewijzing_id = later.toewijzing_id
    left join te_wijzigen
        on
            {{ zelfde('answering', 'te_wijzigen', ['aanbieder_agb', 'referentie_aanbieder']) }}
            and not answering.is_zelf_genoemd
    left join ends on {{ zelfde('te_wijzigen', 'ends', ['gemeente_code', 'toewijzing_nummer']) }}
    left join toewijzingen as earlier
        on
            {{ zelfde('te_wijzigen', 'earlier', ['gemeente_code', 'toewijzing_nummer']) }}
            and later.toewijzing_id <> earlier.toewijzing_id and later.jeugdige_id = earlier.jeugdige_id
            and coalesce(later.product_categorie, '') = coalesce(earlier.product_categorie, '')
            and coalesce(later.product_code, '') = coalesce(earlier.product_code, '')
            and later.ingangsdatum >= earlier.ingangsdatum
            and later.ingangsdatum
            <= greatest(coalesce(earlier.einddatum, 'infinity'::date), ends.laatste_einddatum) + 1
    group by answering.toewijzing_id

)

select * from linked
