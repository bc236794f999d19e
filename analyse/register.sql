-- Schema analyse (a reserved word in Postgres, so in quotes): audit samples, what was found in them, and what people made of
-- signals. Rows are added, never changed: no role may update or delete. The population of a sample is not copied: its hash is
-- kept, and the pin it came from.
create schema if not exists "analyse" authorization jeugd_eigenaar;

create table if not exists "analyse".steekproeven (
    steekproef text primary key check (steekproef ~ '^[a-z0-9][a-z0-9-]{2,39}$'),
    publicatie_id bigint not null,
    gemeente_code text,
    zorgmaand_van text not null,
    zorgmaand_tot text not null,
    methode text not null check (methode in ('mus', 'gestratificeerd', 'aselect', 'attributen')),
    zekerheid numeric(4, 3) not null,
    materialiteit numeric(6, 5) not null,
    verwachte_fouten integer not null,
    omvang integer not null,
    verdeling jsonb not null,
    zaad text not null,
    posten bigint not null,
    eurocent bigint not null,
    populatie_sha256 text not null,
    nul_posten bigint not null,
    negatief_posten bigint not null,
    negatief_eurocent bigint not null,
    door text not null,
    code_version text not null,
    getrokken_op timestamptz not null default now()
);

create table if not exists "analyse".steekproefposten (
    steekproef text not null references "analyse".steekproeven,
    rang integer not null,
    sleutel text not null,
    zeker boolean not null,
    laag text not null,
    gemeente_code text not null,
    aanbieder_agb text not null,
    toewijzing_nummer text,
    referentie_nummers text not null,
    zorgmaand text not null,
    product_code text not null,
    bedrag numeric(14, 2) not null,
    primary key (steekproef, rang),
    unique (steekproef, sleutel)
);

create table if not exists "analyse".uitgiften (
    nummer bigint generated always as identity primary key,
    steekproef text not null references "analyse".steekproeven,
    aanbieder_agb text not null,
    posten integer not null,
    door text not null,
    uitgegeven_op timestamptz not null default now()
);

create table if not exists "analyse".beoordelingen (
    nummer bigint generated always as identity primary key,
    steekproef text not null,
    rang integer not null,
    soort text not null,
    bedrag_fout numeric(14, 2) not null,
    tainting numeric(9, 6) not null,
    status text not null check (status in ('concept', 'besproken', 'vastgesteld')),
    toelichting text not null,
    beoordelaar text not null,
    tweede_lezer text check (tweede_lezer <> beoordelaar),
    beoordeeld_op date not null,
    bestand_sha256 text not null,
    geladen_op timestamptz not null default now(),
    foreign key (steekproef, rang) references "analyse".steekproefposten,
    check (status <> 'vastgesteld' or tweede_lezer is not null)
);

create table if not exists "analyse".signaalbeoordelingen (
    nummer bigint generated always as identity primary key,
    signaal_id text not null,
    regel text not null,
    versie integer not null,
    status text not null check (status in ('open', 'beoordeeld', 'terecht', 'onterecht')),
    reden text not null check (length(btrim(reden)) >= 10),
    door text not null,
    beoordeeld_op timestamptz not null default now()
);
create index if not exists signaalbeoordelingen_signaal on "analyse".signaalbeoordelingen (signaal_id, nummer);

create or replace view "analyse".bevindingen as
select distinct on (beoordelingen.steekproef, beoordelingen.rang)
    beoordelingen.*, posten.gemeente_code, posten.aanbieder_agb, posten.zorgmaand, posten.product_code, posten.bedrag
from "analyse".beoordelingen
inner join "analyse".steekproefposten as posten using (steekproef, rang)
order by beoordelingen.steekproef, beoordelingen.rang, beoordelingen.nummer desc;

create or replace view "analyse".signaalstanden as
select distinct on (signaal_id) signaal_id, regel, versie, status, reden, door, beoordeeld_op
from "analyse".signaalbeoordelingen
order by signaal_id, nummer desc;

comment on table "analyse".steekproeven is
'Eén rij per getrokken steekproef: uit welke vastgezette publicatie, hoe, met welk zaad, en de vingerafdruk van de populatie.';
comment on column "analyse".steekproeven.eurocent is 'Populatie na saldering van credits, alleen posten boven nul.';
comment on column "analyse".steekproeven.nul_posten is 'Posten die na saldering nul zijn; niet in de populatie.';
comment on column "analyse".steekproeven.negatief_posten is 'Posten die na saldering negatief zijn; niet in de populatie (regel R27).';
comment on column "analyse".steekproeven.populatie_sha256 is 'SHA-256 over `sleutel;eurocent;laag` per post, geordend op sleutel.';
comment on table "analyse".steekproefposten is
'Eén rij per getrokken post: het saldo van een toewijzing bij een aanbieder in een zorgmaand.';
comment on table "analyse".uitgiften is 'Eén rij per dossierlijst die voor een aanbieder is gemaakt.';
comment on table "analyse".beoordelingen is 'Eén rij per keer dat een post is beoordeeld; de laatste telt (bevindingen).';
comment on view "analyse".bevindingen is 'Eén rij per beoordeelde post: de laatste beoordeling.';
comment on table "analyse".signaalbeoordelingen is
'Eén rij per keer dat een persoon iets van een signaal vond, met naam en reden.';
comment on view "analyse".signaalstanden is 'Eén rij per beoordeeld signaal: de laatste stand; een signaal dat hier niet staat is open.';

alter table "analyse".steekproeven owner to jeugd_eigenaar;
alter table "analyse".steekproefposten owner to jeugd_eigenaar;
alter table "analyse".uitgiften owner to jeugd_eigenaar;
alter table "analyse".beoordelingen owner to jeugd_eigenaar;
alter table "analyse".signaalbeoordelingen owner to jeugd_eigenaar;
alter view "analyse".bevindingen owner to jeugd_eigenaar;
alter view "analyse".signaalstanden owner to jeugd_eigenaar;
