with

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

-- One contract, eight files of the same shape: what differs is only what is counted.
delivered as (

    select 'veiligheid' as familie, bestand.* from {{ source('raw', 'keten__veiligheid') }} as bestand
    union all
    select 'regelingen', bestand.* from {{ source('raw', 'keten__regelingen') }} as bestand
    union all
    select 'onderwijs', bestand.* from {{ source('raw', 'keten__onderwijs') }} as bestand
    union all
    select 'teambudgetten', bestand.* from {{ source('raw', 'keten__teambudgetten') }} as bestand
    union all
    select 'afwijzingen', bestand.* from {{ source('raw', 'keten__afwijzingen') }} as bestand
    union all
    select 'expertiseteam', bestand.* from {{ source('raw', 'keten__expertiseteam') }} as bestand
    union all
    select 'preventie', bestand.* from {{ source('raw', 'keten__preventie') }} as bestand
    union all
    select 'dvo_normen', bestand.* from {{ source('raw', 'keten__dvo_normen') }} as bestand

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.familie || '-' || delivered.position as opgave_versie_id,
        deliveries.afzender,
        delivered.familie,
        delivered.soort,
        delivered.gemeente_code,
        delivered.onderdeel,
        delivered.aantal::integer as aantal,
        delivered.dagen::integer as dagen,
        {{ euros('delivered.bedrag_eurocent', "'D'") }} as bedrag,
        delivered.van::date as van,
        delivered.tot::date as tot,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
