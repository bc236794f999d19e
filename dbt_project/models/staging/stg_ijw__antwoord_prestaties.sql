{%- set columns -%}
    delivery_id, position, jeugdige_id, declaratie_nummer, referentie_nummer, toewijzing_nummer,
    client_retourcodes, retourcodes, debet_credit, bedrag, product_categorie, product_code, eenheid,
    geleverd_volume, product_tarief, begindatum, einddatum
{%- endset -%}
with

-- Release 3.2 lists rejected lines. Until 2021 release 2.3 said of a line what was granted, which could be a part.
delivered as (

    select
        {{ columns }},
        null as berekend_bedrag,
        null as berekend_debet_credit,
        null as toegekend_bedrag,
        null as toegekend_debet_credit
    from {{ source('raw', 'ijw__jw325_prestaties') }}
    union all
    select
        {{ columns }},
        gemeente_berekend_bedrag as berekend_bedrag,
        gemeente_berekend_debet_credit as berekend_debet_credit,
        toegekend_bedrag,
        toegekend_debet_credit
    from {{ source('raw', 'ijw__jw304_prestaties') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as antwoord_prestatie_id,
        deliveries.afzender as gemeente_code,
        deliveries.ontvanger as aanbieder_agb,
        delivered.jeugdige_id,
        delivered.declaratie_nummer,
        delivered.referentie_nummer,
        delivered.toewijzing_nummer,
        delivered.client_retourcodes,
        delivered.retourcodes,
        delivered.product_categorie,
        delivered.product_code,
        delivered.eenheid,
        delivered.debet_credit,
        case delivered.debet_credit when 'C' then -1 else 1 end
        * delivered.geleverd_volume::bigint as geleverd_volume,
        {{ euros('delivered.product_tarief', "'D'") }} as product_tarief,
        delivered.begindatum::date as begindatum,
        delivered.einddatum::date as einddatum,
        {{ euros('delivered.bedrag', 'delivered.debet_credit') }} as ingediend_bedrag,
        {{ euros('delivered.berekend_bedrag', 'delivered.berekend_debet_credit') }} as berekend_bedrag,
        {{ euros('delivered.toegekend_bedrag', 'delivered.toegekend_debet_credit') }} as toegekend_bedrag,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
