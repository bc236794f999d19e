{#- Every product that a request for change names, beside the toewijzing of its number as it held on that day. -#}
{%- set sleutel = ['gemeente_code', 'aanbieder_agb', 'toewijzing_nummer'] -%}
with

named as (

    select
        'te wijzigen' as soort, gemeente_code, aanbieder_agb, jeugdige_id, referentie_aanbieder,
        toewijzing_nummer,
        gewenste_ingangsdatum, einddatum, omvang_eenheid, omvang_frequentie, omvang_volume, budget,
        null as product_categorie, null as product_code, dagtekening, delivery_id, position
    from {{ ref('stg_ijw__te_wijzigen_producten') }}
    union all
    select
        'ongewijzigd', gemeente_code, aanbieder_agb, jeugdige_id, referentie_aanbieder, toewijzing_nummer,
        null, null, null, null, null, null, null, null, dagtekening, delivery_id, position
    from {{ ref('stg_ijw__ongewijzigde_producten') }}
    union all
    select
        'nieuw', gemeente_code, aanbieder_agb, jeugdige_id, referentie_aanbieder, null,
        gewenste_ingangsdatum, einddatum, omvang_eenheid, omvang_frequentie, omvang_volume, budget,
        product_categorie, product_code, dagtekening, delivery_id, position
    from {{ ref('stg_ijw__nieuwe_producten') }}

),

berichten as (select * from {{ ref('int_berichten_judged') }}),

versies as (select * from {{ ref('int_regels_toewijzingversies') }}),

-- Actual: not deleted, and not over on the day of the request. What was refused as a whole asks nothing.
compared as (

    select
        named.soort,
        named.gemeente_code,
        named.aanbieder_agb,
        named.jeugdige_id,
        named.referentie_aanbieder as referentie_nummer,
        named.toewijzing_nummer,
        named.dagtekening,
        named.dagtekening as datum,
        named.delivery_id,
        named.position,
        named.gewenste_ingangsdatum,
        named.einddatum,
        named.omvang_frequentie,
        named.omvang_volume,
        named.budget,
        0 as bedrag,
        coalesce(named.product_categorie, versies.product_categorie) as product_categorie,
        coalesce(named.product_code, versies.product_code) as product_code,
        coalesce(named.gewenste_ingangsdatum, versies.toewijzing_ingangsdatum) as van,
        coalesce(
            case when named.soort = 'ongewijzigd' then versies.toewijzing_einddatum else named.einddatum end,
            'infinity'
        ) as tot,
        versies.toewijzing_ingangsdatum,
        versies.omvang_frequentie as toegewezen_frequentie,
        versies.omvang_volume as toegewezen_volume,
        versies.budget as toegewezen_budget,
        versies.jeugdige_id as toegewezen_jeugdige_id,
        coalesce(
            not versies.is_verwijderd
            and coalesce(versies.toewijzing_einddatum >= named.dagtekening, true), false
        ) as is_actueel,
        versies.toewijzing_versie_id is not null as is_bekend
    from named
    inner join berichten on named.delivery_id = berichten.delivery_id and berichten.bericht_uitkomst = 'geen'
    left join versies on {{ geldt_op_dagtekening('named', 'versies') }}

)

select * from compared
