-- The register: one row per offered file, findings without values. Owned by jeugd_eigenaar; loader may add and settle.
create schema if not exists ingest authorization jeugd_eigenaar;
create schema if not exists raw authorization jeugd_eigenaar;

create sequence if not exists ingest.volgnummers;

create table if not exists ingest.deliveries (
    offer_id text primary key,
    delivery_id text not null,
    volgnummer bigint not null unique default nextval('ingest.volgnummers'),
    bron text not null,
    status text not null check (status in ('geladen', 'quarantaine', 'genegeerd')),
    ontvangen_op timestamptz not null,
    verwerkt_op timestamptz not null default now(),
    naam_versleuteld text not null,
    bytes bigint not null,
    bericht text,
    release text,
    berichtcode text,
    afzender text,
    ontvanger text,
    identificatie text,
    dagtekening date,
    inhoud_hash text,
    rijen bigint,
    eurocent bigint,
    reden text,
    herstelbaar_door text,
    herstel_hash text,
    code_version text not null
);

comment on table ingest.deliveries is
'Eén rij per aangeboden bestand, ook als het is geweigerd of genegeerd; offered = geladen + quarantaine + genegeerd.';
comment on column ingest.deliveries.offer_id is 'SHA-256 van het bestand plus een merk van deze aanbieding.';
comment on column ingest.deliveries.delivery_id is 'SHA-256 van de bytes van het bestand.';
comment on column ingest.deliveries.volgnummer is 'Volgorde van verwerking; "zoals bekend op" telt hiermee.';
comment on column ingest.deliveries.naam_versleuteld is 'Bestandsnaam van de leverancier, versleuteld met de archiefsleutel.';
comment on column ingest.deliveries.inhoud_hash is 'Hash van de inhoud los van opmaak; gelijke inhoud in andere bytes wordt genegeerd.';
comment on column ingest.deliveries.rijen is 'Aantal hoofdregels (prestaties, toewijzingen, registraties); leeg als het bestand onleesbaar is.';
comment on column ingest.deliveries.eurocent is 'Netto bedrag in eurocenten met teken; leeg = bedrag onbekend (onleesbaar).';
comment on column ingest.deliveries.herstelbaar_door is 'codelijst, contract, release, doelbinding, beheerder of niets.';

-- Per source: a file that was refused in the wrong inbox is welcome in the right one.
create unique index if not exists deliveries_once on ingest.deliveries (delivery_id, bron) where status <> 'genegeerd';
create unique index if not exists deliveries_same_content
on ingest.deliveries (bron, bericht, release, afzender, identificatie, inhoud_hash) where status = 'geladen';

create table if not exists ingest.findings (
    delivery_id text not null,
    bron text not null,
    nummer integer not null,
    stap text not null,
    code text not null,
    element text,
    regelnummer bigint,
    melding text not null,
    wat_te_doen text not null,
    niveau smallint,
    retourcode text,
    primary key (delivery_id, bron, nummer)
);

-- What stood in quarantine until then is accepted under a new volgnummer (ingest/retry.py).
alter table ingest.deliveries add column if not exists geweigerd_als bigint;
comment on column ingest.deliveries.geweigerd_als is
'Volgnummer waaronder de levering eerst is geweigerd, als zij later alsnog is geladen of genegeerd; anders leeg.';

comment on table ingest.findings is 'Eén rij per bevinding bij een geweigerde levering, zonder waarden van personen.';
alter table ingest.findings add column if not exists niveau smallint;
alter table ingest.findings add column if not exists retourcode text;
comment on column ingest.findings.niveau is
'Controleniveau van de standaard: 1 (XSD, geen retour) of 2 (heel bericht afgekeurd); leeg = regel van ons.';
comment on column ingest.findings.retourcode is 'Wat het retourbericht zou zeggen; leeg als er geen retour bij hoort.';

create or replace view ingest.quarantaine_overzicht as
select
    d.delivery_id,
    d.bron,
    d.ontvangen_op,
    d.bericht,
    d.release,
    substring(concat_ws(' ', d.afzender, d.ontvanger) from '\y[0-9]{4}\y') as gemeente,
    substring(concat_ws(' ', d.afzender, d.ontvanger) from '\y[0-9]{8}\y') as aanbieder,
    d.identificatie,
    d.dagtekening,
    f.code as regel,
    f.niveau,
    f.retourcode,
    min(f.regelnummer) as eerste_regelnummer,
    count(*) as bevindingen,
    d.rijen,
    d.eurocent,
    d.herstelbaar_door
from ingest.deliveries as d
inner join ingest.findings as f on d.delivery_id = f.delivery_id and d.bron = f.bron
where d.status = 'quarantaine'
group by d.offer_id, f.code, f.niveau, f.retourcode;

comment on view ingest.quarantaine_overzicht is
'Eén rij per geweigerde levering en regel: wat in quarantaine ligt, van wie, voor wie en waarom.';

-- Tools that list tables (Metabase) also ask for their numbers of rows, in a view of Postgres that is closed to readers
-- (roles.yml, verborgen). Readers find this empty one first.
create schema if not exists zonder_statistiek authorization jeugd_eigenaar;
create or replace view zonder_statistiek.pg_stat_user_tables as
select null::oid as relid, null::name as schemaname, null::name as relname, null::bigint as n_live_tup where false;
comment on view zonder_statistiek.pg_stat_user_tables is
'Leeg: een lezer ziet niet hoeveel rijen de tabellen van anderen hebben.';

alter table ingest.deliveries owner to jeugd_eigenaar;
alter table ingest.findings owner to jeugd_eigenaar;
alter view ingest.quarantaine_overzicht owner to jeugd_eigenaar;
alter sequence ingest.volgnummers owner to jeugd_eigenaar;
alter view zonder_statistiek.pg_stat_user_tables owner to jeugd_eigenaar;
