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

prestaties as (select * from {{ ref('int_prestaties_with_status') }}),

asked as (

    select aanbieder_agb, referentie_aanbieder from {{ ref('int_verzoeken_accepted') }}
    union
    select aanbieder_agb, referentie_aanbieder from {{ ref('int_wijzigingsverzoeken_accepted') }}

),

-- Only what is deleted is compared with what was approved.
approved as (

    select {{ nummer | join(', ') }}, min(antwoord_dagtekening) as goedgekeurd_op
    from prestaties
    where
        debet_credit = 'D' and status = 'toegekend' and bericht_uitkomst = 'geen'
        and ({{ nummer | join(', ') }}) in (
            select versies.{{ nummer | join(', versies.') }} from versies
            where versies.is_verwijderd
        )
    group by {{ nummer | join(', ') }}

),

-- The first toewijzing with a number in a gemeente owns it; a reference is named by its first version alone.
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
        ) as is_andere,
        rank() over (
            partition by {{ nummer | join(', ') }}, referentie_aanbieder
            order by toewijzingsdatum, toewijzingstijd
        ) > 1 as is_herhaald
    from versies

),

compared as (

    select
        owned.*,
        asked.aanbieder_agb is not null as is_gevraagd,
        coalesce(approved.goedgekeurd_op <= owned.dagtekening, false) as is_goedgekeurd
    from owned
    left join asked on {{ zelfde('asked', 'owned', ['aanbieder_agb', 'referentie_aanbieder']) }}
    left join approved on {{ zelfde('approved', 'owned', nummer) }}

),

judged as (
    {{ regeluitkomsten('compared', 'toewijzing', regels) }}
)

select * from judged
