with

-- What stands in a message that was refused as a whole was never sent, as far as the rules go.
prestaties as (

    select
        prestatie_id, delivery_id, position, identificatie, dagtekening, gemeente_code, aanbieder_agb,
        jeugdige_id, toewijzing_nummer, referentie_nummer, vorig_referentie_nummer, debet_credit,
        product_categorie, product_code, eenheid, geleverd_volume, product_tarief, ingediend_bedrag,
        begindatum, einddatum, antwoord_status, antwoord_dagtekening,
        ingediend_bedrag as bedrag,
        begindatum as datum
    from {{ ref('int_prestaties_with_status') }}
    where
        bericht_uitkomst = 'geen'
        {% if bij_nacht() -%}
            and prestatie_id in (select touched.prestatie_id from {{ ref('int_regels_touched') }} as touched)
        {%- endif %}

)

select * from prestaties
