with

toewijzingen as (select * from {{ ref('int_toewijzingen_with_verwijzer') }}),

leveringen as (select * from {{ ref('int_leveringen_by_toewijzing') }}),

prestaties as (

    select
        toewijzing_id,
        min(begindatum) as eerste_zorgdatum,
        min(dagtekening) as eerste_declaratiedatum,
        count(*) as aantal_prestaties,
        sum(kosten_bedrag) as kosten_bedrag
    from {{ ref('fct_prestaties') }}
    where toewijzing_id is not null
    group by toewijzing_id

),

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
        toewijzingen.reden_wijziging,
        toewijzingen.bericht_uitkomst,
        leveringen.reden_beeindiging,
        toewijzingen.omvang_eenheid,
        toewijzingen.omvang_frequentie,
        toewijzingen.omvang_volume,
        toewijzingen.budget,
        toewijzingen.aantal_versies::integer as aantal_versies,
        coalesce(prestaties.aantal_prestaties, 0)::integer as aantal_prestaties,
        coalesce(prestaties.kosten_bedrag, 0)::numeric(14, 2) as kosten_bedrag,
        toewijzingen.is_verwijderd,
        toewijzingen.verzoek_dagtekening as verzoekdatum,
        toewijzingen.toewijzingsdatum,
        toewijzingen.ingangsdatum,
        toewijzingen.einddatum,
        leveringen.startdatum,
        prestaties.eerste_zorgdatum,
        prestaties.eerste_declaratiedatum,
        leveringen.stopdatum,
        leveringen.startdatum - toewijzingen.toewijzingsdatum as dagen_tot_start,
        toewijzingen.delivery_id,
        toewijzingen.position,
        toewijzingen.volgnummer
    from toewijzingen
    left join leveringen
        on
            toewijzingen.gemeente_code = leveringen.gemeente_code
            and toewijzingen.toewijzing_nummer = leveringen.toewijzing_nummer
    left join prestaties on toewijzingen.toewijzing_id = prestaties.toewijzing_id
    left join producten
        on
            toewijzingen.product_code = producten.product_code
            and {{ in_zorgmaand('toewijzingen.ingangsdatum') }}

)

select * from final
