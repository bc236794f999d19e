with

retouren as (

    select * from {{ ref('stg_ijw__retouren') }}

),

berichten as (

    select * from {{ ref('int_berichten_judged') }}

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
        case when is_van_die_dag or is_van_die_beurt then bericht_delivery_id end as heenbericht_delivery_id
    from compared
    order by retour_id, is_van_die_dag desc, is_van_die_beurt desc, dagtekening, bericht_delivery_id

)

select * from matched
