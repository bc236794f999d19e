with

toewijzingen as (select * from {{ ref('int_toewijzingen_with_steps') }}),

werkdagen as (select * from {{ ref('int_werkdagen_numbered') }}),

producten as (select * from {{ ref('int_producten_described') }}),

final as (

    select
        toewijzingen.toewijzing_id,
        toewijzingen.gemeente_code,
        toewijzingen.toewijzing_nummer,
        coalesce(toewijzingen.aanbieder_agb, 'onbekend') as aanbieder_agb,
        coalesce(toewijzingen.jeugdige_id, 'onbekend') as jeugdige_id,
        coalesce(toewijzingen.product_code, 'onbekend') as product_code,
        coalesce(producten.product_id, 'onbekend') as product_id,
        coalesce(toewijzingen.product_categorie, 'onbekend') as product_categorie,
        toewijzingen.verwijzer_type,
        toewijzingen.koppeling,
        toewijzingen.zekerheid,
        toewijzingen.oorsprong_toewijzing_id,
        toewijzingen.aantal_wijzigingen::integer as aantal_wijzigingen,
        toewijzingen.stand,
        toewijzingen.reden_wijziging,
        toewijzingen.bericht_uitkomst,
        toewijzingen.reden_beeindiging,
        toewijzingen.omvang_eenheid,
        toewijzingen.omvang_frequentie,
        toewijzingen.omvang_volume,
        toewijzingen.budget,
        toewijzingen.aantal_versies::integer as aantal_versies,
        coalesce(toewijzingen.aantal_prestaties, 0)::integer as aantal_prestaties,
        coalesce(toewijzingen.ingediend_bedrag, 0)::numeric(14, 2) as ingediend_bedrag,
        coalesce(toewijzingen.toegekend_bedrag, 0)::numeric(14, 2) as toegekend_bedrag,
        coalesce(toewijzingen.kosten_bedrag, 0)::numeric(14, 2) as kosten_bedrag,
        toewijzingen.is_verwijderd,
        toewijzingen.verzoek_dagtekening as verzoekdatum,
        toewijzingen.verzoek_antwoord_op,
        toewijzingen.onderzoek_op,
        toewijzingen.eerste_toewijzingsdatum,
        toewijzingen.toewijzingsdatum,
        toewijzingen.ingangsdatum,
        toewijzingen.einddatum,
        toewijzingen.startdatum,
        toewijzingen.startbericht_op,
        toewijzingen.eerste_zorgdatum,
        toewijzingen.laatste_zorgdatum,
        toewijzingen.eerste_declaratiedatum,
        toewijzingen.eerste_declaratie_antwoord,
        toewijzingen.stopdatum,
        toewijzingen.stopbericht_op,
        toewijzingen.startdatum - toewijzingen.eerste_toewijzingsdatum as dagen_tot_start,
        assigned.werkdag_nummer - requested.werkdag_nummer as werkdagen_verzoek_tot_toewijzing,
        begun.werkdag_nummer - assigned.werkdag_nummer as werkdagen_toewijzing_tot_start,
        told.werkdag_nummer - begun.werkdag_nummer as werkdagen_start_tot_bericht,
        toewijzingen.delivery_id,
        toewijzingen.position,
        toewijzingen.volgnummer
    from toewijzingen
    left join werkdagen as requested
        on
            toewijzingen.verzoek_dagtekening = requested.datum
            and toewijzingen.koppeling = 'referentie'
    left join werkdagen as assigned on toewijzingen.eerste_toewijzingsdatum = assigned.datum
    left join werkdagen as begun on toewijzingen.startdatum = begun.datum
    left join werkdagen as told on toewijzingen.startbericht_op = told.datum
    left join producten
        on
            toewijzingen.product_code = producten.product_code
            and {{ in_zorgmaand('toewijzingen.ingangsdatum') }}

)

select * from final
