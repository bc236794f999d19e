with

register as (

    select * from {{ source('ingest', 'deliveries') }}

),

-- Every file that was offered, also refused and ignored ones; unreadable ones have no netto_bedrag.
known as (

    select
        offer_id,
        delivery_id,
        volgnummer,
        status,
        bron,
        bericht,
        afzender,
        ontvanger,
        identificatie,
        dagtekening,
        rijen,
        (eurocent::numeric / 100)::numeric(14, 2) as netto_bedrag
    from register
    {% if var('bekend_op_volgnummer') is not none %}
        where volgnummer <= {{ var('bekend_op_volgnummer') | int }}
    {% endif %}

)

select * from known
