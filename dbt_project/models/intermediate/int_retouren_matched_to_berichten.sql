with

retouren as (

    select * from {{ ref('stg_ijw__retouren') }}

),

berichten as (

    select * from {{ ref('int_berichten_judged') }}

),

-- What is refused on receipt gets 0001 and may be sent anew under its Identificatie: that retour is not of what came then.
geweigerd as (

    select distinct bericht, afzender, ontvanger, identificatie, dagtekening
    from {{ ref('stg_ingest__offers') }}
    where status = 'quarantaine'

),

van_geweigerd as (

    select distinct retouren.retour_id
    from retouren
    inner join geweigerd
        on
            retouren.heenbericht = geweigerd.bericht
            and retouren.heenbericht_afzender = geweigerd.afzender
            and coalesce(retouren.heenbericht_ontvanger = geweigerd.ontvanger, true)
            and retouren.heenbericht_identificatie = geweigerd.identificatie
            and coalesce(retouren.heenbericht_dagtekening = geweigerd.dagtekening, true)
    where '0001' = any(string_to_array(retouren.retourcodes, ' '))

),

-- A retour repeats the header of what it answers. Where the day does not tell two messages with one Identificatie apart,
-- 9056 answers a later one and anything else the first of this receiver.
compared as (

    select
        retouren.*,
        berichten.delivery_id as bericht_delivery_id,
        berichten.dagtekening,
        coalesce(retouren.heenbericht_dagtekening = berichten.dagtekening, false) as is_van_die_dag,
        {{ van_die_beurt(
            'berichten', "coalesce('9056' = any(string_to_array(retouren.retourcodes, ' ')), false)", 'retouren.retour_id'
        ) }} as is_van_die_beurt
    from retouren
    left join berichten
        on
            retouren.heenbericht = berichten.bericht
            and retouren.release = berichten.release
            and retouren.heenbericht_afzender = berichten.afzender
            and retouren.heenbericht_ontvanger = berichten.ontvanger
            and retouren.heenbericht_identificatie = berichten.identificatie

),

matched as (

    select distinct on (retour_id)
        *,
        case
            when retour_id in (select van_geweigerd.retour_id from van_geweigerd) then null
            when is_van_die_dag or is_van_die_beurt then bericht_delivery_id
        end as heenbericht_delivery_id
    from compared
    order by retour_id, is_van_die_dag desc, is_van_die_beurt desc, dagtekening, bericht_delivery_id

)

select * from matched
