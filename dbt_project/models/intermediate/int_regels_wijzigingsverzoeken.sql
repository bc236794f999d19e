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

incomplete as (

    select verzoeken.delivery_id
    from verzoeken
    inner join versies
        on {{ zelfde('versies', 'verzoeken', ['gemeente_code', 'aanbieder_agb', 'jeugdige_id']) }}
    left join producten
        on
            verzoeken.delivery_id = producten.delivery_id
            and versies.toewijzing_nummer = producten.toewijzing_nummer
    where
        versies.toewijzingsdatum <= verzoeken.dagtekening
        and versies.versie_tot > verzoeken.dagtekening
        and not versies.is_verwijderd
        and coalesce(versies.toewijzing_einddatum >= verzoeken.dagtekening, true)
        and producten.delivery_id is null

),

-- Of a number that was never given nothing is known.
known as (

    select * from producten
    where is_bekend or soort = 'nieuw'

),

-- Without a code the categorie counts, without a categorie every product.
overlapping as (

    select een.delivery_id
    from known as een
    inner join known as ander
        on
            een.delivery_id = ander.delivery_id
            and (een.soort, een.position) < (ander.soort, ander.position)
            and een.van <= ander.tot and een.tot >= ander.van
            and coalesce(een.product_categorie = ander.product_categorie, true)
            and coalesce(een.product_code = ander.product_code, true)

),

compared as (

    select
        *,
        delivery_id in (select incomplete.delivery_id from incomplete) as mist_toewijzing,
        delivery_id in (select overlapping.delivery_id from overlapping) as overlapt
    from verzoeken

),

judged as (
    {{ regeluitkomsten('compared', 'wijziging', regels) }}
)

select * from judged
