-- Schema analyse (a reserved word in Postgres, so in quotes): audit samples, what was found in them, what people made of
-- signals, and forecasts. Rows are added, never changed: no role may update or delete, but for the newest vintage of the
-- forecast, which is made anew until its month is over. Only `jeugd wis` makes the keys of one person anew. The population of a sample is not copied: its hash is kept, and the
-- pin it came from.
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

create table if not exists "analyse".gewiste_posten (
    nummer bigint generated always as identity primary key,
    steekproef text not null references "analyse".steekproeven,
    posten bigint not null,
    gewist_op timestamptz not null default now()
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

-- A vintage is the forecast of one month of knowing. Amounts are hundredths of their unit: eurocents, 0.01 youth or hour.
create table if not exists "analyse".vintages (
    vintage date primary key check (extract(day from vintage) = 1),
    peildatum date not null,
    tot_en_met date not null,
    stand text not null,
    instellingen_sha256 text not null,
    code_version text not null,
    berekend_op timestamptz not null default now()
);

create table if not exists "analyse".ibnr (
    vintage date not null references "analyse".vintages on delete cascade,
    gemeente_code text not null,
    segment text not null,
    leveringsmaand date not null,
    gedeclareerd bigint not null,
    ibnr bigint not null,
    ondergrens bigint not null,
    bovengrens bigint not null,
    compleet numeric(7, 6) not null,
    primary key (vintage, gemeente_code, segment, leveringsmaand)
);

create table if not exists "analyse".ibnr_patronen (
    vintage date not null references "analyse".vintages on delete cascade,
    segment text not null,
    lag integer not null,
    compleet numeric(12, 6) not null,
    primary key (vintage, segment, lag)
);

create table if not exists "analyse".prognoses (
    vintage date not null references "analyse".vintages on delete cascade,
    gemeente_code text not null,
    segment text not null,
    meting text not null check (meting in ('kosten', 'volume', 'jeugdigen')),
    eenheid text not null,
    maand date not null,
    verwachting bigint not null,
    ondergrens bigint not null,
    bovengrens bigint not null check (bovengrens >= ondergrens),
    model text not null,
    is_realisatie boolean not null,
    primary key (vintage, gemeente_code, segment, meting, maand)
);

create table if not exists "analyse".prognosescores (
    vintage date not null references "analyse".vintages on delete cascade,
    model text not null,
    segment text not null,
    meting text not null,
    wape numeric(12, 6),
    mase numeric(12, 6),
    bias numeric(12, 6),
    dekking numeric(7, 6),
    n integer not null,
    is_gekozen boolean not null,
    primary key (vintage, model, segment, meting)
);

create table if not exists "analyse".prognosejaren (
    vintage date not null references "analyse".vintages on delete cascade,
    gemeente_code text not null,
    jaar integer not null,
    prognose_rest bigint not null,
    totaal bigint not null,
    ondergrens bigint not null,
    bovengrens bigint not null,
    primary key (vintage, gemeente_code, jaar)
);

create table if not exists "analyse".maatregelscenarios (
    vintage date not null references "analyse".vintages on delete cascade,
    scenario text not null,
    naam text not null,
    jaar integer not null,
    aantal_maatregelen integer not null,
    p10 bigint not null,
    p50 bigint not null,
    p90 bigint not null,
    primary key (vintage, scenario, jaar)
);

-- Published forecasts are scored later: what is not the newest vintage stays as it was, whoever asks.
create or replace function "analyse".vintage_blijft() returns trigger language plpgsql as $$
begin
    if old.vintage < (select max(vintage) from "analyse".vintages) then
        raise exception 'vintage % is niet de nieuwste en blijft zoals zij is', old.vintage;
    end if;
    return old;
end
$$;
revoke execute on function "analyse".vintage_blijft() from public;
create or replace trigger vintage_blijft before delete on "analyse".vintages
for each row execute function "analyse".vintage_blijft();

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

-- The weight of a rule as int_signalen_precisie of dbt has it, but of this moment. No row: nothing was judged, half.
create or replace view "analyse".regelgewichten as
select
    regel, versie,
    count(*) filter (where status = 'terecht') as terecht,
    count(*) filter (where status = 'onterecht') as onterecht,
    (
        (1 + count(*) filter (where status = 'terecht'))::numeric
        / (2 + count(*) filter (where status in ('terecht', 'onterecht')))
    )::numeric(7, 4) as gewicht
from "analyse".signaalstanden
group by regel, versie;

comment on table "analyse".steekproeven is
'Eén rij per getrokken steekproef: uit welke vastgezette publicatie, hoe, met welk zaad, en de vingerafdruk van de populatie.';
comment on column "analyse".steekproeven.eurocent is 'Populatie na saldering van credits, alleen posten boven nul.';
comment on column "analyse".steekproeven.nul_posten is 'Posten die na saldering nul zijn; niet in de populatie.';
comment on column "analyse".steekproeven.negatief_posten is 'Posten die na saldering negatief zijn; niet in de populatie (regel R27).';
comment on column "analyse".steekproeven.populatie_sha256 is 'SHA-256 over `sleutel;eurocent;laag` per post, geordend op sleutel.';
comment on table "analyse".steekproefposten is
'Eén rij per getrokken post: het saldo van een toewijzing bij een aanbieder in een zorgmaand.';
comment on table "analyse".gewiste_posten is
'Eén rij per wissing van een persoon met posten in de populatie van een steekproef: hoeveel posten een nieuwe sleutel kregen.';
comment on table "analyse".uitgiften is 'Eén rij per dossierlijst die voor een aanbieder is gemaakt.';
comment on table "analyse".beoordelingen is 'Eén rij per keer dat een post is beoordeeld; de laatste telt (bevindingen).';
comment on view "analyse".bevindingen is 'Eén rij per beoordeelde post: de laatste beoordeling.';
comment on table "analyse".signaalbeoordelingen is
'Eén rij per keer dat een persoon iets van een signaal vond, met naam en reden.';
comment on view "analyse".signaalstanden is 'Eén rij per beoordeeld signaal: de laatste stand; een signaal dat hier niet staat is open.';
comment on view "analyse".regelgewichten is
'Eén rij per beoordeelde regel en versie: hoe vaak terecht en onterecht, en wat een open signaal ervan daardoor weegt.';

comment on table "analyse".vintages is
'Eén rij per vintage: de verwachtingen met wat in die maand bekend was. De nieuwste wordt vervangen zolang haar maand loopt.';
comment on column "analyse".vintages.tot_en_met is 'Eerste dag van de jongste maand waarvan alles binnen is.';
comment on column "analyse".vintages.stand is 'Vingerafdruk van de leveringen in de marts, zoals marts.bouw.';
comment on table "analyse".ibnr is
'Eén rij per vintage, gemeente (of regio), segment en zorgmaand: gedeclareerd en nog te declareren, in eurocenten.';
comment on table "analyse".ibnr_patronen is
'Eén rij per vintage, segment en aantal maanden na de zorg: het deel van de kosten dat dan bekend is.';
comment on table "analyse".prognoses is
'Eén rij per vintage, gemeente (of regio), segment, meting en maand, in honderdsten van de eenheid; kosten dus in eurocenten.';
comment on table "analyse".prognosescores is
'Eén rij per vintage, model, segment en meting: hoe goed het model het verleden had voorspeld.';
comment on table "analyse".prognosejaren is
'Eén rij per vintage, gemeente (of regio) en jaar van zorg: wat nog komt en het hele jaar, met grenzen, in eurocenten.';
comment on table "analyse".maatregelscenarios is
'Eén rij per vintage, scenario en jaar: besparing van de maatregelen samen, met overlap, in eurocenten. Nooit een som van maatregelen.';

alter table "analyse".vintages owner to jeugd_eigenaar;
alter table "analyse".ibnr owner to jeugd_eigenaar;
alter table "analyse".ibnr_patronen owner to jeugd_eigenaar;
alter table "analyse".prognoses owner to jeugd_eigenaar;
alter table "analyse".prognosescores owner to jeugd_eigenaar;
alter table "analyse".prognosejaren owner to jeugd_eigenaar;
alter table "analyse".maatregelscenarios owner to jeugd_eigenaar;
alter function "analyse".vintage_blijft() owner to jeugd_eigenaar;
alter table "analyse".steekproeven owner to jeugd_eigenaar;
alter table "analyse".steekproefposten owner to jeugd_eigenaar;
alter table "analyse".gewiste_posten owner to jeugd_eigenaar;
alter table "analyse".uitgiften owner to jeugd_eigenaar;
alter table "analyse".beoordelingen owner to jeugd_eigenaar;
alter table "analyse".signaalbeoordelingen owner to jeugd_eigenaar;
alter view "analyse".bevindingen owner to jeugd_eigenaar;
alter view "analyse".signaalstanden owner to jeugd_eigenaar;
alter view "analyse".regelgewichten owner to jeugd_eigenaar;
