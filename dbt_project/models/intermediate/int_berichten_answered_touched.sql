{{ config(pre_hook="{{ zonder_geneste_lus() }}") }}
with

touched as (select * from {{ ref('int_berichten_touched') }}),

-- What a new retour may answer: by the header that it repeats.
answered as (

    select berichten.delivery_id
    from {{ ref('int_berichten_judged') }} as berichten
    inner join {{ ref('stg_ijw__retouren') }} as retouren
        on
            berichten.bericht = retouren.heenbericht
            and berichten.afzender = retouren.heenbericht_afzender
            and berichten.identificatie = retouren.heenbericht_identificatie
    where {{ in_levering('retouren.delivery_id', 'touched') }}

),

-- A refused file may be what a retour answers, instead of the message with its header that was taken for it.
refused as (

    select berichten.delivery_id
    from {{ ref('int_berichten_judged') }} as berichten
    inner join {{ ref('stg_ingest__offers') }} as offers
        on {{ zelfde('berichten', 'offers', ['bericht', 'afzender', 'identificatie']) }}
    inner join {{ source('intermediate', 'bouwstand') }} as bouwstand
        on offers.volgnummer > bouwstand.volgnummer_tot
    where offers.status <> 'geladen'

),

final as (

    select delivery_id from touched
    union
    select delivery_id from {{ ref('int_antwoorden_touched') }}
    union
    select delivery_id from answered
    union
    select delivery_id from refused

)

select * from final
