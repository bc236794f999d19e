with

delivered as (

    select * from {{ source('raw', 'huisarts__verwijzingen') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as verwijzing_versie_id,
        deliveries.afzender,
        delivered.verwijzing_id,
        delivered.jeugdige_id,
        delivered.geboortejaar::integer as geboortejaar,
        delivered.gemeente_code,
        delivered.aanbieder_agb,
        delivered.praktijk_agb,
        delivered.verwijzertype as verwijzer_type,
        delivered.type_zorg,
        delivered.urgentie,
        delivered.aantal_poh_consulten::integer as aantal_poh_consulten,
        case delivered.verwijzertype
            when '02' then left(delivered.verwijzer_agb, 2) = '01'
            when '05' then left(delivered.verwijzer_agb, 2) = '03'
        end as is_agb_passend,
        delivered.poh_jeugd = 'ja' as is_poh_jeugd,
        delivered.afgestemd_met_jeugdteam = 'ja' as is_afgestemd_met_jeugdteam,
        delivered.verwijsdatum::date as verwijsdatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
