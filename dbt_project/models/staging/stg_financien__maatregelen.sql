with

delivered as (

    select * from {{ source('raw', 'financien__maatregelen') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as maatregel_versie_id,
        deliveries.afzender,
        delivered.maatregel_nr,
        delivered.volgorde::integer as volgorde,
        delivered.maatregel,
        delivered.randvoorwaarde,
        delivered.verantwoordelijke,
        delivered.besparing_letterlijk,
        {{ euros('delivered.besparing_min_eurocent', "'D'") }} as besparing_min_bedrag,
        {{ euros('delivered.besparing_max_eurocent', "'D'") }} as besparing_max_bedrag,
        delivered.investering_letterlijk,
        {{ euros('delivered.investering_eurocent', "'D'") }} as investering_bedrag,
        delivered.voorbereiding_letterlijk,
        delivered.voorbereiding_min_maanden::integer as voorbereiding_min_maanden,
        delivered.voorbereiding_max_maanden::integer as voorbereiding_max_maanden,
        delivered.risico,
        delivered.besluit_op::date as besluit_op,
        delivered.startdatum::date as startdatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
