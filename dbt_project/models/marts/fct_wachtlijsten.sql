with

standen as (select * from {{ ref('int_wachtlijsten_latest') }}),

peildatum as (select * from {{ ref('int_peildatum_determined') }}),

-- A stand without gemeente is that of the whole region: it belongs to no mart of a gemeente.
final as (

    select
        standen.afzender || '-' || standen.stand_id as stand_id,
        coalesce(standen.gemeente_code, 'onbekend') as gemeente_code,
        case when standen.gemeente_code is null then 'regio' else 'gemeente' end as gebied,
        coalesce(standen.aanbieder_agb, 'onbekend') as aanbieder_agb,
        standen.perceel,
        coalesce(standen.product_code, 'totaal') as product_code,
        standen.is_crisis,
        standen.aantal_wachtenden,
        standen.gemiddelde_wachttijd_dagen,
        standen.mediane_wachttijd_dagen,
        standen.peildatum,
        peildatum.peildatum - standen.peildatum as leeftijd_dagen,
        standen.delivery_id,
        standen.position,
        standen.volgnummer
    from standen
    cross join peildatum

)

select * from final
