{{ config(materialized='incremental', unique_key='delivery_id') }}
with

prestaties as (

    select * from {{ ref('int_prestaties_with_status') }}
    {% if bij_nacht() -%}
        where delivery_id in (select touched.delivery_id from {{ ref('int_prestaties_touched') }} as touched)
    {%- endif %}

),

toewijzingen as (select * from {{ ref('int_toewijzingen_with_verwijzer') }}),

producten as (select * from {{ ref('int_producten_described') }}),

final as (

    select
        prestaties.prestatie_id,
        coalesce(prestaties.gemeente_code, 'onbekend') as gemeente_code,
        coalesce(prestaties.aanbieder_agb, 'onbekend') as aanbieder_agb,
        coalesce(prestaties.jeugdige_id, 'onbekend') as jeugdige_id,
        toewijzingen.toewijzing_id,
        coalesce(prestaties.product_code, 'onbekend') as product_code,
        coalesce(producten.product_id, 'onbekend') as product_id,
        coalesce(prestaties.product_categorie, 'onbekend') as product_categorie,
        coalesce(toewijzingen.verwijzer_type, 'onbekend') as verwijzer_type,
        prestaties.declaratie_nummer,
        prestaties.referentie_nummer,
        prestaties.vorig_referentie_nummer,
        prestaties.toewijzing_nummer,
        prestaties.debet_credit,
        prestaties.status,
        prestaties.bericht_uitkomst,
        prestaties.afwijzing_niveau,
        prestaties.aansluitcategorie,
        prestaties.retourcodes,
        prestaties.eenheid,
        prestaties.geleverd_volume,
        prestaties.product_tarief,
        prestaties.ingediend_bedrag,
        prestaties.toegekend_bedrag,
        prestaties.kosten_bedrag,
        prestaties.credit_van_prestatie_id,
        prestaties.gecrediteerd_door_prestatie_id,
        prestaties.begindatum,
        prestaties.einddatum,
        to_char(prestaties.begindatum, 'YYYY-MM') as zorgmaand,
        {{ halfjaar('prestaties.begindatum') }} as halfjaar,
        prestaties.dagtekening,
        prestaties.antwoord_dagtekening,
        prestaties.delivery_id,
        prestaties.position,
        prestaties.volgnummer,
        prestaties.ontvangen_op
    from prestaties
    left join toewijzingen
        on
            prestaties.gemeente_code = toewijzingen.gemeente_code
            and prestaties.toewijzing_nummer = toewijzingen.toewijzing_nummer
    left join producten
        on
            prestaties.product_code = producten.product_code
            and {{ in_zorgmaand('prestaties.begindatum') }}

)

select * from final
