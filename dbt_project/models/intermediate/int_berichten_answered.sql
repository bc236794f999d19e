{{ config(materialized='incremental', unique_key='delivery_id') }}
with

deliveries as (

    select
        *,
        -- The gemeente has four digits, the aanbieder eight, whoever sends. A retour copies the header of what it answers.
        case when length(afzender) = 4 then afzender else ontvanger end as gemeente_code,
        case when length(afzender) = 4 then ontvanger else afzender end as aanbieder_agb
    from {{ ref('stg_ingest__deliveries') }}
    where
        bron = 'ijw'
        {% if bij_nacht() -%}
            and delivery_id in (
                select touched.delivery_id from {{ ref('int_berichten_answered_touched') }} as touched
            )
        {%- endif %}

),

judged as (select * from {{ ref('int_berichten_judged') }}),

declaraties as (select * from {{ ref('int_declaraties_answered') }}),

retouren as (

    select distinct on (heenbericht_delivery_id)
        heenbericht_delivery_id,
        delivery_id as antwoord_delivery_id,
        dagtekening_retour
    from {{ ref('int_retouren_matched_to_berichten') }}
    where heenbericht_delivery_id is not null
    order by heenbericht_delivery_id, dagtekening_retour, delivery_id

),

answered as (

    select
        deliveries.*,
        coalesce(judged.bericht_uitkomst, 'geen') as bericht_uitkomst,
        case
            when deliveries.bericht in ('JW323', 'JW303') then 'declaratie_antwoord'
            when deliveries.bericht in ('JW301', 'JW305', 'JW307', 'JW315', 'JW317', 'JW319') then 'retour'
        end as termijn,
        coalesce(declaraties.antwoord_delivery_id, retouren.antwoord_delivery_id) as antwoord_delivery_id,
        coalesce(declaraties.eerste_antwoord_op, retouren.dagtekening_retour) as antwoord_op
    from deliveries
    left join judged on deliveries.delivery_id = judged.delivery_id
    left join declaraties on deliveries.delivery_id = declaraties.delivery_id
    left join retouren on deliveries.delivery_id = retouren.heenbericht_delivery_id

)

select * from answered
