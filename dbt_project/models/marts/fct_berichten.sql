{{ config(materialized='incremental', unique_key='bericht_id') }}
with

{% if bij_nacht() -%}
    -- How late a message without an answer is, and whether one can be missed, other messages decide as well.
    touched as (

        select delivery_id from {{ ref('int_berichten_answered_touched') }}
        union
        select delivery_id from {{ ref('int_berichten_answered') }}
        where termijn is not null and antwoord_op is null

    ),
{%- endif %}

berichten as (

    select * from {{ ref('int_berichten_answered') }}
    {% if bij_nacht() -%} where delivery_id in (select touched.delivery_id from touched) {%- endif %}

),

gemeenten as (select * from {{ ref('dim_gemeenten') }}),

aanbieders as (select * from {{ ref('dim_aanbieders') }}),

termijnen as (

    select * from {{ ref('int_termijnen_judged') }}
    where termijn in ('retour', 'declaratie_antwoord')

),

final as (

    select
        berichten.delivery_id as bericht_id,
        berichten.bericht,
        berichten.release,
        coalesce(gemeenten.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(aanbieders.aanbieder_agb, 'onbekend') as aanbieder_agb,
        berichten.identificatie,
        berichten.dagtekening,
        {{ halfjaar('berichten.dagtekening') }} as halfjaar,
        berichten.bericht_uitkomst,
        berichten.rijen::integer as aantal_rijen,
        case when berichten.bericht in ('JW303', 'JW323') then berichten.netto_bedrag end::numeric(14, 2)
            as ingediend_bedrag,
        berichten.termijn,
        berichten.antwoord_delivery_id,
        berichten.antwoord_op,
        termijnen.norm,
        termijnen.duur as werkdagen,
        termijnen.uiterste_datum,
        coalesce(termijnen.te_laat, 0) as werkdagen_te_laat,
        case
            when berichten.termijn is null then 'geen antwoord verwacht'
            when termijnen.object_id is null then 'antwoorden niet aangeleverd'
            when termijnen.is_open and termijnen.is_te_laat then 'antwoord ontbreekt'
            when termijnen.is_open then 'wacht op antwoord'
            when termijnen.is_te_laat then 'te laat'
            else 'op tijd'
        end as stand,
        berichten.delivery_id,
        berichten.volgnummer,
        berichten.ontvangen_op
    from berichten
    left join gemeenten on berichten.gemeente_code = gemeenten.gemeente_code
    left join aanbieders on berichten.aanbieder_agb = aanbieders.aanbieder_agb
    left join termijnen on berichten.delivery_id = termijnen.object_id

)

select * from final
