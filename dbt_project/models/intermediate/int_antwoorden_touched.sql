with

berichten as (

    select
        delivery_id,
        case when bericht in ('JW323', 'JW303') then afzender else ontvanger end as aanbieder_agb,
        case when bericht in ('JW323', 'JW303') then ontvanger else afzender end as gemeente_code
    from {{ ref('int_berichten_judged') }}
    where bericht in ('JW323', 'JW303', 'JW325', 'JW304')

),

changed as (

    select * from berichten
    where
        delivery_id in (
            select touched.delivery_id from {{ ref('int_berichten_touched') }} as touched
            where touched.is_te_oordelen
        )
    union
    -- A refused file may have been answered before we saw it, or be the one that an answer was taken for.
    select berichten.* from berichten
    inner join {{ ref('stg_ingest__offers') }} as offers
        on
            berichten.aanbieder_agb = offers.afzender
            and coalesce(berichten.gemeente_code = offers.ontvanger, true)
    inner join {{ source('intermediate', 'bouwstand') }} as bouwstand
        on offers.volgnummer > bouwstand.volgnummer_tot
    where offers.bericht = 'JW323' and offers.status <> 'geladen'

),

-- An answer names a declaratie, and a declaratie follows another, of the same aanbieder to the same gemeente.
touched as (
    {{ beside('changed', 'berichten', [['aanbieder_agb', 'gemeente_code']]) }}
)

select * from touched
