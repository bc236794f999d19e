{#- Prestaties that are judged anew this night, and those that they are judged beside. -#}
{%- set toewijzing = ['gemeente_code', 'aanbieder_agb', 'toewijzing_nummer'] -%}
{%- set tarief = ['aanbieder_agb', 'product_code', 'eenheid'] -%}
{#- Together under one number: the debet and its credits, and whoever uses that number too. -#}
{%- set nummers = [['koppeling'], ['aanbieder_agb', 'referentie_nummer']] -%}
with

-- Not materialized: the table is read again for every question, but never copied.
prestaties as not materialized (

    select
        prestatie_id, delivery_id, position, koppeling, gemeente_code, aanbieder_agb,
        toewijzing_nummer, referentie_nummer, product_code, eenheid,
        {{ maandbegin('begindatum') }} as maand
    from {{ ref('int_prestaties_with_status') }}

),

made as (

    select delivery_id from {{ ref('int_declaraties_touched') }}
    where is_aangeraakt

),

-- The versions of a toewijzing, and from when to when each holds, only change with a message that brings one of them.
changed_versies as (

    select distinct {{ toewijzing | join(', ') }}
    from {{ ref('stg_ijw__toewijzingen') }}
    where {{ in_levering('delivery_id', ref('int_berichten_touched')) }}

),

changed_tarieven as (

    {{ verschillen(
        ref('int_regels_tarieven_marked'), source('intermediate', 'bouwstand_tarieven'), tarief + ['maand']
    ) }}

),

changed as (

    select * from prestaties
    where {{ in_levering('delivery_id', 'made') }}
    union
    select prestaties.* from prestaties
    inner join changed_versies on {{ zelfde('prestaties', 'changed_versies', toewijzing) }}
    union
    select prestaties.* from prestaties
    inner join changed_tarieven on {{ zelfde('prestaties', 'changed_tarieven', tarief + ['maand']) }}

),

judged as (
    {{ beside('changed', 'prestaties', [toewijzing] + nummers) }}
),

-- What counts along with them (TR322, TR389) is judged by its own credits.
together as (
    {{ beside('judged', 'prestaties', [toewijzing]) }}
),

needed as (
    {{ beside('together', 'prestaties', nummers) }}
),

final as (

    select
        needed.prestatie_id, needed.delivery_id, needed.position,
        judged.prestatie_id is not null as is_te_oordelen
    from needed
    left join judged on needed.prestatie_id = judged.prestatie_id

)

select * from final
