{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook=["{{ zonder_geneste_lus() }}", "{{ vervangen(ref('int_antwoorden_touched')) }}"]
) }}
with

berichten as (

    select * from {{ ref('int_berichten_judged') }}
    {% if bij_nacht() -%}
        where delivery_id in (select touched.delivery_id from {{ ref('int_antwoorden_touched') }} as touched)
    {%- endif %}

),

antwoorden as (select * from {{ ref('stg_ijw__antwoorden') }}),

declaratie_antwoorden as (select * from {{ ref('stg_ijw__declaratie_antwoorden') }}),

-- A rejected header has no DeclaratieAntwoord.
judged_antwoorden as (

    select
        antwoorden.*,
        concat_ws(' ', antwoorden.header_retourcodes, declaratie_antwoorden.retourcodes)
            as bericht_retourcodes,
        case
            when declaratie_antwoorden.delivery_id is null then 'header'
            when {{ wijst_af('antwoorden.header_retourcodes') }} then 'header'
            when {{ wijst_af('declaratie_antwoorden.retourcodes') }} then 'declaratie'
        end as afwijzing_niveau,
        declaratie_antwoorden.ingediend_bedrag as antwoord_ingediend_bedrag,
        declaratie_antwoorden.toegekend_bedrag as antwoord_toegekend_bedrag,
        '9056' = any(string_to_array(antwoorden.header_retourcodes, ' ')) as is_9056
    from antwoorden
    inner join berichten on antwoorden.delivery_id = berichten.delivery_id
    left join declaratie_antwoorden on antwoorden.delivery_id = declaratie_antwoorden.delivery_id
    where berichten.bericht_uitkomst = 'geen'

),

-- The last answer. Of two declaraties with one Identificatie, 9056 belongs to the second, any other answer to the first.
-- Joined on one text: of three columns Postgres thinks that hardly a row has all, and then compares every pair.
linked as (

    select distinct on (berichten.delivery_id)
        berichten.delivery_id,
        judged_antwoorden.delivery_id as antwoord_delivery_id,
        judged_antwoorden.afwijzing_niveau,
        judged_antwoorden.afwijzing_niveau is not null as is_geheel_afgewezen,
        judged_antwoorden.antwoord_ingediend_bedrag,
        judged_antwoorden.antwoord_toegekend_bedrag,
        judged_antwoorden.bericht_retourcodes,
        judged_antwoorden.dagtekening as antwoord_dagtekening
    from berichten
    inner join judged_antwoorden
        on
            berichten.afzender || ' ' || berichten.ontvanger || ' ' || berichten.identificatie
            = judged_antwoorden.aanbieder_agb || ' ' || judged_antwoorden.gemeente_code
            || ' ' || judged_antwoorden.declaratie_identificatie
    where
        berichten.bericht in ('JW323', 'JW303')
        and (
            berichten.identificatie_aantal = 1
            or judged_antwoorden.is_9056 = (berichten.bericht_uitkomst = '9056')
        )
    order by
        berichten.delivery_id, judged_antwoorden.dagtekening desc, judged_antwoorden.identificatie desc,
        judged_antwoorden.delivery_id desc

)

select * from linked
