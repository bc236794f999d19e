with

-- What stands in a message that was refused as a whole was never sent, as far as the rules go.
prestaties as (

    -- Dates and numbers first: what comes after texts of any length takes longer to find in a row.
    select
        dagtekening, antwoord_dagtekening, begindatum, einddatum, declaratieperiode_einddatum,
        position, geleverd_volume,
        begindatum as datum,
        debet_credit, eenheid, product_categorie, product_code, gemeente_code, aanbieder_agb,
        toewijzing_nummer, referentie_nummer, vorig_referentie_nummer, antwoord_status,
        product_tarief, ingediend_bedrag,
        ingediend_bedrag as bedrag,
        jeugdige_id, identificatie, delivery_id
    from {{ ref('int_prestaties_with_status') }}
    where
        bericht_uitkomst = 'geen'
        {% if bij_nacht() -%}
            and prestatie_id in (select touched.prestatie_id from {{ ref('int_regels_touched') }} as touched)
        {%- endif %}

)

select * from prestaties
