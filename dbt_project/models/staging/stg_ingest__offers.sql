{%- set bekend_op = var('bekend_op_volgnummer') -%}
with

register as (

    select * from {{ source('ingest', 'deliveries') }}

),

-- Every file that was offered, also refused and ignored ones; unreadable ones have no netto_bedrag. What was accepted
-- at a later attempt has the volgnummer of that attempt, and was refused until then.
known as (

    select
        offer_id,
        delivery_id,
        volgnummer,
        {% if bekend_op is not none -%}
            case when volgnummer > {{ bekend_op | int }} then 'quarantaine' else status end as status,
        {%- else -%}
            status,
        {%- endif %}
        bron,
        bericht,
        afzender,
        ontvanger,
        identificatie,
        dagtekening,
        rijen,
        (eurocent::numeric / 100)::numeric(14, 2) as netto_bedrag
    from register
    {% if bekend_op is not none %}
        where coalesce(geweigerd_als, volgnummer) <= {{ bekend_op | int }}
    {% endif %}

)

select * from known
