{{ config(
    materialized='incremental', incremental_strategy='append',
    pre_hook=["{{ zonder_geneste_lus() }}", "{{ vervangen(ref('int_antwoorden_touched')) }}"]
) }}
with

declaraties as (
    select * from {{ ref('int_berichten_judged') }}
    where
        bericht in ('JW323', 'JW303')
        {% if bij_nacht() -%}
            and delivery_id in (select t.delivery_id from {{ ref('int_antwoorden_touched') }} as t)
        {%- endif %}
),

-- What is refused on receipt gets 0001 and is as good as not sent (IV087): that says nothing of it once it is sent anew.
geweigerd as (
    select * from {{ ref('stg_ingest__offers') }}
    where status = 'quarantaine' and bericht = 'JW323'
),

antwoorden as (
    select judged.* from {{ ref('int_antwoorden_judged') }} as judged
    left join geweigerd
        on
            judged.is_technisch
            and judged.aanbieder_agb = geweigerd.afzender
            and coalesce(judged.gemeente_code = geweigerd.ontvanger, true)
            and judged.declaratie_identificatie = geweigerd.identificatie
            and coalesce(judged.declaratie_dagtekening = geweigerd.dagtekening, true)
    where
        geweigerd.offer_id is null
        {% if bij_nacht() -%}
            and judged.delivery_id in (select t.delivery_id from {{ ref('int_antwoorden_touched') }} as t)
        {%- endif %}
),

-- An answer names the Identificatie and the Dagtekening of its declaratie, and is of its release: JW325 of JW323, JW304 of
-- JW303. Joined on one text: of four columns Postgres thinks that hardly a row has all, and then compares every pair.
named as (

    select
        declaraties.delivery_id, antwoorden.delivery_id as antwoord_delivery_id,
        antwoorden.afwijzing_niveau, antwoorden.afwijzing_niveau is not null as is_geheel_afgewezen,
        antwoorden.antwoord_ingediend_bedrag, antwoorden.antwoord_toegekend_bedrag,
        coalesce(antwoorden.is_technisch, false) as is_technisch,
        antwoorden.bericht_retourcodes, antwoorden.dagtekening as antwoord_dagtekening,
        antwoorden.identificatie as antwoord_identificatie,
        coalesce(declaraties.dagtekening = antwoorden.declaratie_dagtekening, false) as is_van_die_dag,
        count(*) filter (where declaraties.dagtekening = antwoorden.declaratie_dagtekening)
            over (partition by antwoorden.delivery_id) as aantal_van_die_dag,
        {{ van_die_beurt('declaraties', 'antwoorden.is_9056', 'antwoorden.delivery_id') }} as is_van_die_beurt
    from declaraties
    inner join antwoorden
        on
            left(declaraties.bericht, 4) || ' ' || declaraties.afzender || ' ' || declaraties.ontvanger
            || ' ' || declaraties.identificatie
            = left(antwoorden.bericht, 4) || ' ' || antwoorden.aanbieder_agb
            || ' ' || antwoorden.gemeente_code || ' ' || antwoorden.declaratie_identificatie

),

-- The last answer; what has another one was received, so that 0001 was on a copy. Where the day does not tell two declaraties
-- with one Identificatie apart, 9056 belongs to the second and any other answer to the first of this gemeente.
linked as (

    select distinct on (delivery_id)
        delivery_id, antwoord_delivery_id, afwijzing_niveau, is_geheel_afgewezen, antwoord_ingediend_bedrag,
        antwoord_toegekend_bedrag, bericht_retourcodes, antwoord_dagtekening,
        min(antwoord_dagtekening) over (partition by delivery_id, is_technisch) as eerste_antwoord_op
    from named
    where is_van_die_dag = (aantal_van_die_dag > 0) and (aantal_van_die_dag = 1 or is_van_die_beurt)
    order by
        delivery_id, is_technisch, antwoord_dagtekening desc, antwoord_identificatie desc,
        antwoord_delivery_id desc

)

select * from linked
