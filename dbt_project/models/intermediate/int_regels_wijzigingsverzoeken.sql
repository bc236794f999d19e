{#- Rules about a request for change as a whole: it names every running toewijzing, and no product twice on one day. -#}
{%- set regels = [
    ('TR349', 'mist_toewijzing', "'alle lopende toewijzingen'", 'null'),
    ('TR361', 'overlapt', "'producten na elkaar'", 'null'),
] -%}
with

verzoeken as (

    select * from {{ ref('int_regels_verzoekberichten') }}
    where soort = 'wijziging'

),

producten as (select * from {{ ref('int_regels_wijzigingsproducten') }}),

versies as (select * from {{ ref('int_regels_toewijzingversies') }}),

compared as (

    select
        verzoeken.*,
        exists(
            select 1 from versies
            where
                {{ zelfde('versies', 'verzoeken', ['gemeente_code', 'aanbieder_agb', 'jeugdige_id']) }}
                and versies.toewijzingsdatum <= verzoeken.dagtekening
                and versies.versie_tot > verzoeken.dagtekening
                and not versies.is_verwijderd
                and coalesce(versies.toewijzing_einddatum >= verzoeken.dagtekening, true)
                and not exists (
                    select 1 from producten
                    where
                        producten.delivery_id = verzoeken.delivery_id
                        and producten.toewijzing_nummer = versies.toewijzing_nummer
                )
        ) as mist_toewijzing,
        -- Without a code the categorie counts, without a categorie every product.
        exists(
            select 1 from producten as een
            inner join producten as ander
                on
                    een.delivery_id = ander.delivery_id
                    and (een.soort, een.position) < (ander.soort, ander.position)
                    and een.van <= ander.tot and een.tot >= ander.van
                    and coalesce(een.product_categorie = ander.product_categorie, true)
                    and coalesce(een.product_code = ander.product_code, true)
            where een.delivery_id = verzoeken.delivery_id
        ) as overlapt
    from verzoeken

),

judged as (
    {{ regeluitkomsten('compared', 'wijziging', regels) }}
)

select * from judged
