{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook=[
        "{{ zonder_geneste_lus() }}",
        "{{ vervangen('(select * from ' ~ ref('int_berichten_touched') ~ ' where is_te_oordelen)') }}",
    ]
) }}
with

-- A retour repeats the Identificatie of what it answers, so it cannot be judged by its own.
berichten as (

    select * from {{ ref('stg_ingest__deliveries') }}
    where
        bron = 'ijw'
        and bericht not in ('JW302', 'JW306', 'JW308', 'JW316', 'JW318', 'JW320')
        {% if bij_nacht() -%}
            and delivery_id in (select touched.delivery_id from {{ ref('int_berichten_touched') }} as touched)
        {%- endif %}

),

declaraties as (select * from {{ ref('stg_ijw__declaraties') }}),

-- TR056: a sender uses an Identificatie once per berichtsoort. Business order decides who was first, not arrival. A JW304 has
-- none, only a number of the gemeente itself, which may be that of another answer to another aanbieder.
numbered_by_identificatie as (

    select
        *,
        row_number() over (same_identificatie order by dagtekening, delivery_id) as identificatie_volgorde,
        count(*) over same_identificatie as identificatie_aantal
    from berichten
    window same_identificatie as (
        partition by
            release, berichtcode, afzender, identificatie, case when bericht = 'JW304' then ontvanger end
    )

),

-- TR333: an aanbieder uses a DeclaratieNummer once; a message that is already refused does not use it up.
numbered_by_declaratie as (

    select
        declaraties.delivery_id,
        row_number() over (
            partition by declaraties.aanbieder_agb, declaraties.declaratie_nummer
            order by declaraties.dagtekening, declaraties.identificatie, declaraties.delivery_id
        ) as declaratie_volgorde
    from declaraties
    inner join numbered_by_identificatie on declaraties.delivery_id = numbered_by_identificatie.delivery_id
    where numbered_by_identificatie.identificatie_volgorde = 1

),

judged as (

    select
        numbered_by_identificatie.delivery_id, numbered_by_identificatie.bericht,
        numbered_by_identificatie.release, numbered_by_identificatie.afzender,
        numbered_by_identificatie.ontvanger, numbered_by_identificatie.identificatie,
        numbered_by_identificatie.dagtekening, numbered_by_identificatie.identificatie_aantal,
        declaraties.periode_einddatum as declaratieperiode_einddatum,
        case
            when numbered_by_identificatie.identificatie_volgorde > 1 then '9056'
            when numbered_by_declaratie.declaratie_volgorde > 1 then '9333'
            else 'geen'
        end as bericht_uitkomst
    from numbered_by_identificatie
    left join numbered_by_declaratie
        on numbered_by_identificatie.delivery_id = numbered_by_declaratie.delivery_id
    left join declaraties on numbered_by_identificatie.delivery_id = declaraties.delivery_id
    {% if bij_nacht() -%}
        inner join {{ ref('int_berichten_touched') }} as touched
            on numbered_by_identificatie.delivery_id = touched.delivery_id and touched.is_te_oordelen
    {%- endif %}

)

select * from judged
