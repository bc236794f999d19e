with

retouren as (

    select * from {{ ref('stg_ijw__retouren') }}

),

berichten as (

    select * from {{ ref('int_berichten_judged') }}

),

-- Of two messages with one Identificatie, 9056 answers a later one and anything else the first.
matched as (

    select distinct on (retouren.retour_id)
        retouren.*,
        berichten.delivery_id as heenbericht_delivery_id
    from retouren
    left join berichten
        on
            retouren.heenbericht = berichten.bericht
            and retouren.release = berichten.release
            and retouren.heenbericht_afzender = berichten.afzender
            and retouren.heenbericht_identificatie = berichten.identificatie
            and (
                berichten.identificatie_aantal = 1
                or ('9056' = any(string_to_array(retouren.retourcodes, ' '))) is true
                = (berichten.bericht_uitkomst = '9056')
            )
    order by retouren.retour_id, berichten.dagtekening, berichten.delivery_id

)

select * from matched
