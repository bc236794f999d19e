{%- set columns -%}
    delivery_id, position, declaratie_nummer, periode_begindatum, periode_einddatum, declaratie_dagtekening,
    totaal_bedrag, totaal_debet_credit
{%- endset -%}
with

-- Release 3.2 and, until 2021, release 2.3, in which a servicebureau could send, and the VAT was named.
delivered as (

    select
        {{ columns }},
        null as servicebureau,
        null as btw_totaal_bedrag,
        null as btw_totaal_debet_credit
    from {{ source('raw', 'ijw__jw323_declaraties') }}
    union all
    select
        {{ columns }},
        servicebureau,
        btw_totaal_bedrag,
        btw_totaal_debet_credit
    from {{ source('raw', 'ijw__jw303_declaraties') }}

),

deliveries as (

    select * from {{ ref('stg_ingest__deliveries') }}

),

renamed as (

    select
        delivered.delivery_id || '-' || delivered.position as declaratie_id,
        deliveries.ontvanger as gemeente_code,
        deliveries.afzender as aanbieder_agb,
        delivered.servicebureau,
        delivered.declaratie_nummer,
        {{ euros('delivered.totaal_bedrag', 'delivered.totaal_debet_credit') }} as ingediend_bedrag,
        {{ euros('delivered.btw_totaal_bedrag', 'delivered.btw_totaal_debet_credit') }} as btw_bedrag,
        delivered.periode_begindatum::date as periode_begindatum,
        delivered.periode_einddatum::date as periode_einddatum,
        delivered.declaratie_dagtekening::date as declaratie_dagtekening,
        {{ herkomst() }}
    from delivered
    inner join deliveries on delivered.delivery_id = deliveries.delivery_id

)

select * from renamed
