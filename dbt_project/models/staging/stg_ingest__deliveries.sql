with

register as (

    select * from {{ source('ingest', 'deliveries') }}

),

-- The one place that decides what was known: every staging model joins this view. The header says whose the euros are; a
-- message without one is not loaded, but if it ever were, its euros would be those of the member onbekend. What came in
-- before the clock of a file was bounded (ingest/batches.py) is bounded here.
known as (

    select
        delivery_id,
        volgnummer,
        bron,
        bericht,
        release,
        berichtcode,
        coalesce(afzender, 'onbekend') as afzender,
        coalesce(ontvanger, 'onbekend') as ontvanger,
        identificatie,
        dagtekening,
        least(ontvangen_op, verwerkt_op) as ontvangen_op,
        sleutel_id,
        gewist_sha256,
        rijen,
        bytes,
        (eurocent::numeric / 100)::numeric(14, 2) as netto_bedrag
    from register
    where
        status = 'geladen'
        {% if var('bekend_op_volgnummer') is not none %}
            and volgnummer <= {{ var('bekend_op_volgnummer') | int }}
        {% endif %}

)

select * from known
