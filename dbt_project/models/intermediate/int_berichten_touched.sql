{#- Messages that are judged anew this night, and those that they are judged beside. -#}
with

-- Not materialized: the register is read again for every question, but never copied.
berichten as not materialized (

    select
        delivery_id, volgnummer,
        concat_ws('|', release, berichtcode, afzender, identificatie) as sleutel
    from {{ ref('stg_ingest__deliveries') }}
    where bron = 'ijw'

),

declaraties as (

    select
        delivery_id,
        concat_ws('|', aanbieder_agb, declaratie_nummer) as nummer
    from {{ ref('stg_ijw__declaraties') }}

),

new as (

    select berichten.sleutel
    from berichten
    inner join {{ source('intermediate', 'bouwstand') }} as bouwstand
        on berichten.volgnummer > bouwstand.volgnummer_tot

),

same_identificatie as (

    select delivery_id from berichten
    where sleutel in (select new.sleutel from new)

),

-- A new message may be the first use of its Identificatie; the second then gives its DeclaratieNummer back (TR333).
same_nummer as (

    select others.delivery_id
    from declaraties as others
    where
        others.nummer in (
            select declaraties.nummer from declaraties
            inner join same_identificatie on declaraties.delivery_id = same_identificatie.delivery_id
        )

),

judged as (

    select delivery_id from same_identificatie
    union
    select delivery_id from same_nummer

),

needed as (

    select delivery_id from berichten
    where
        sleutel in (
            select mine.sleutel from berichten as mine
            inner join judged on mine.delivery_id = judged.delivery_id
        )

),

final as (

    select needed.delivery_id, judged.delivery_id is not null as is_te_oordelen
    from needed
    left join judged on needed.delivery_id = judged.delivery_id

)

select * from final
