{%- set columns -%}
    delivery_id, position, jeugdige_id, declaratie_nummer, referentie_nummer, vorig_referentie_nummer,
    toewijzing_nummer, product_categorie, product_code, eenheid, debet_credit, geleverd_volume, product_tarief,
    bedrag, begindatum, einddatum
{%- endset -%}
with

-- Release 3.2 and, until 2021, release 2.3: the same columns.
delivered as (

    select {{ columns }} from {{ source('raw', 'ijw__jw323_prestaties') }}
    union all
    select {{ columns }} from {{ source('raw', 'ijw__jw303_prestaties') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as prestatie_id,
        deliveries.ontvanger as gemeente_code,
        deliveries.afzender as aanbieder_agb,
        delivered.jeugdige_id,
        delivered.declaratie_nummer,
        delivered.referentie_nummer,
        delivered.vorig_referentie_nummer,
        delivered.toewijzing_nummer,
        delivered.product_categorie,
        delivered.product_code,
        delivered.eenheid,
        delivered.debet_credit,
        case delivered.debet_credit when 'C' then -1 else 1 end
        * delivered.geleverd_volume::bigint as geleverd_volume,
        {{ euros('delivered.product_tarief', "'D'") }} as product_tarief,
        {{ euros('delivered.bedrag', 'delivered.debet_credit') }} as ingediend_bedrag,
        delivered.begindatum::date as begindatum,
        delivered.einddatum::date as einddatum,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
