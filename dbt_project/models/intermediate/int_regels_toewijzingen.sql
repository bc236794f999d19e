{#- Rules about a version of a toewijzing beside its other versions, the request it answers and what was declared on it. -#}
{%- set regels = [
    ('TR332', 'is_andere', "'een nieuw toewijzingnummer'", 'null'),
    ('TR379', 'referentie_nummer is not null and (not is_gevraagd or is_herhaald)',
        "case when is_gevraagd then 'geen referentie meer' else 'de referentie van een verzoek' end", 'null'),
    ('TR385', 'is_verwijderd and is_goedgekeurd', "'eerst alles crediteren'", 'null'),
] -%}
{%- set nummer = ['gemeente_code', 'aanbieder_agb', 'toewijzing_nummer'] -%}
with

versies as (select * from {{ ref('int_regels_toewijzingversies') }}),

prestaties as (select * from {{ ref('int_regels_geldige_prestaties') }}),

asked as (

    select aanbieder_agb, referentie_aanbieder from {{ ref('stg_ijw__verzoeken') }}
    union
    select aanbieder_agb, referentie_aanbieder from {{ ref('stg_ijw__wijzigingsverzoeken') }}

),

-- The first toewijzing with a number in a gemeente owns it.
owned as (

    select
        *,
        0 as bedrag,
        dagtekening as datum,
        referentie_aanbieder as referentie_nummer,
        concat_ws('-', aanbieder_agb, jeugdige_id, product_categorie, product_code)
        <> first_value(concat_ws('-', aanbieder_agb, jeugdige_id, product_categorie, product_code)) over (
            partition by gemeente_code, toewijzing_nummer
            order by toewijzingsdatum, toewijzingstijd, dagtekening, delivery_id, position
        ) as is_andere
    from versies

),

compared as (

    select
        owned.*,
        asked.aanbieder_agb is not null as is_gevraagd,
        exists(
            select 1 from versies as vorige
            where
                {{ zelfde('vorige', 'owned', nummer) }}
                and vorige.referentie_aanbieder = owned.referentie_aanbieder
                and (vorige.toewijzingsdatum, vorige.toewijzingstijd)
                < (owned.toewijzingsdatum, owned.toewijzingstijd)
        ) as is_herhaald,
        owned.is_verwijderd and exists (
            select 1 from prestaties
            where
                {{ zelfde('prestaties', 'owned', nummer) }}
                and prestaties.debet_credit = 'D' and prestaties.status = 'toegekend'
                and prestaties.antwoord_dagtekening <= owned.dagtekening
        ) as is_goedgekeurd
    from owned
    left join asked on {{ zelfde('asked', 'owned', ['aanbieder_agb', 'referentie_aanbieder']) }}

),

judged as (
    {{ regeluitkomsten('compared', 'toewijzing', regels) }}
)

select * from judged
