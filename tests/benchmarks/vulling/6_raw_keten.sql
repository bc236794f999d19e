-- Verzoek, toewijzing, start and stop of the deliveries in `nu`.
insert into raw.ijw__jw315_aangevraagde_producten (
    delivery_id, position, jeugdige_id, geboortejaar, geslacht, referentie_aanbieder, product_categorie, product_code,
    toewijzing_ingangsdatum, verwijzer_type
)
select
    delivery_id, t, jeugdige_id, geboortejaar, geslacht, referentie, categorie, product,
    vulling.dag(eerste_maand, 1), verwijzer
from vulling.toewijzing
inner join nu on bericht = 'JW315' and aanbieder = afzender and gemeente = ontvanger and eerste_maand = maand
where is_verzocht;

insert into raw.ijw__jw301_toegewezen_producten (
    delivery_id, position, jeugdige_id, geboortejaar, geslacht, toewijzing_nummer, referentie_aanbieder,
    product_categorie, product_code, toewijzingsdatum, toewijzingstijd, ingangsdatum, einddatum,
    omvang_volume, omvang_eenheid, omvang_frequentie
)
select
    delivery_id, t, jeugdige_id, geboortejaar, geslacht, nummer, case when is_verzocht then referentie end,
    categorie, product, dagtekening, '10:00:00', vulling.dag(eerste_maand, 1), vulling.dag(eerste_maand + 12, 1) - 1,
    '12', '04', '4'
from vulling.toewijzing
inner join nu on bericht = 'JW301' and gemeente = afzender and aanbieder = ontvanger and eerste_maand = maand;

insert into raw.ijw__jw305_start_producten (
    delivery_id, position, jeugdige_id, geboortejaar, geslacht, toewijzing_nummer, product_categorie, product_code,
    toewijzing_ingangsdatum, begindatum, status_aanlevering, client_status_aanlevering
)
select
    delivery_id, t, jeugdige_id, geboortejaar, geslacht, nummer, categorie, product,
    vulling.dag(eerste_maand, 1), vulling.dag(eerste_maand, 1), '1', '1'
from vulling.toewijzing
inner join nu on bericht = 'JW305' and aanbieder = afzender and gemeente = ontvanger and eerste_maand = maand
where is_gestart;

insert into raw.ijw__jw307_stop_producten (
    delivery_id, position, jeugdige_id, geboortejaar, geslacht, toewijzing_nummer, product_categorie, product_code,
    toewijzing_ingangsdatum, begindatum, reden_beeindiging, einddatum, status_aanlevering, client_status_aanlevering
)
select
    delivery_id, t, jeugdige_id, geboortejaar, geslacht, nummer, categorie, product,
    vulling.dag(eerste_maand, 1), vulling.dag(eerste_maand, 1), '31', vulling.dag(eerste_maand + 12, 1) - 1, '1', '1'
from vulling.toewijzing
inner join nu on bericht = 'JW307' and aanbieder = afzender and gemeente = ontvanger and eerste_maand + 12 = maand
where is_gestopt;

insert into ingest.deliveries (
    offer_id, delivery_id, bron, status, ontvangen_op, naam_versleuteld, bytes, bericht, release, berichtcode,
    afzender, ontvanger, identificatie, dagtekening, inhoud_hash, rijen, eurocent, code_version
)
select
    delivery_id, delivery_id, 'ijw', 'geladen', dagtekening + interval '6 hours', 'x', 1, bericht, '3.2',
    case bericht
        when 'JW301' then '436' when 'JW305' then '438' when 'JW307' then '440' when 'JW315' then '446'
        when 'JW323' then '490' when 'JW325' then '491'
    end,
    afzender, ontvanger, identificatie, dagtekening, delivery_id, coalesce(rijen, 1), coalesce(eurocent, 0), 'bench'
from nu
left join som using (delivery_id)
order by dagtekening, delivery_id;
