-- Schema publicatie: which publications exist, what was verified, and the row that says which one people see.
create table if not exists publicatie.register (
    publicatie_id bigint generated always as identity primary key,
    regio text not null,
    stand text not null,
    code_version text not null,
    inrichting text not null,
    volgnummer_tot bigint,
    aantal_leveringen bigint,
    gebouwd_op timestamptz not null,
    regels text,
    kennis_tot timestamptz,
    status text not null default 'bezig'
    check (status in ('bezig', 'gecontroleerd', 'gepubliceerd', 'afgebroken', 'verwijderd', 'ingetrokken')),
    begonnen_op timestamptz not null default now(),
    gepubliceerd_op timestamptz
);

-- An instance from before publications could be withdrawn.
do $$
begin
    if not exists (
        select from information_schema.columns
        where table_schema = 'publicatie' and table_name = 'register' and column_name = 'regels'
    ) then
        alter table publicatie.register
        add column regels text,
        add column kennis_tot timestamptz,
        drop constraint register_status_check,
        add constraint register_status_check
        check (status in ('bezig', 'gecontroleerd', 'gepubliceerd', 'afgebroken', 'verwijderd', 'ingetrokken'));
    end if;
end
$$;

create table if not exists publicatie.vullingen (
    publicatie_id bigint not null references publicatie.register,
    deel text not null,
    gevuld_op timestamptz not null default now(),
    primary key (publicatie_id, deel)
);

create table if not exists publicatie.controles (
    publicatie_id bigint not null references publicatie.register,
    deel text not null,
    tabel text not null,
    rijen bigint not null,
    eurocent bigint,
    primary key (publicatie_id, deel, tabel)
);

create table if not exists publicatie.pointer (
    enkel boolean primary key default true check (enkel),
    publicatie_id bigint not null references publicatie.register
);

create table if not exists publicatie.vastgezet (
    publicatie_id bigint primary key references publicatie.register,
    reden text not null,
    door text not null,
    vastgezet_op timestamptz not null default now(),
    geopend_op timestamptz
);

create table if not exists publicatie.vastgezette_tabellen (
    publicatie_id bigint not null references publicatie.vastgezet,
    deel text not null,
    tabel text not null,
    rijen bigint not null,
    sha256 text not null,
    primary key (publicatie_id, deel, tabel)
);

create table if not exists publicatie.intrekkingen (
    publicatie_id bigint primary key references publicatie.register,
    reden text not null,
    door text not null,
    ingetrokken_op timestamptz not null default now(),
    terug_naar bigint references publicatie.register
);

create table if not exists publicatie.regionaal (
    publicatie_id bigint not null references publicatie.register,
    kpi_id text not null,
    periode text not null,
    teller numeric(16, 2),
    noemer numeric(16, 2),
    waarde numeric(16, 2),
    staat text not null check (staat in ('getoond', 'onderdrukt')),
    afsluiting text not null,
    delen jsonb not null,
    primary key (publicatie_id, kpi_id, periode)
);

create table if not exists publicatie.herzieningen (
    van bigint not null references publicatie.register,
    naar bigint not null references publicatie.register,
    gemeente_code text not null,
    halfjaar text not null,
    stap text not null,
    bedrag numeric(14, 2) not null,
    primary key (van, naar, gemeente_code, halfjaar, stap)
);

create table if not exists publicatie.verborgen (
    publicatie_id bigint not null references publicatie.register,
    onderwerp text not null,
    halfjaar text not null,
    gemeente_code text not null,
    categorie text not null,
    primary key (publicatie_id, onderwerp, halfjaar, gemeente_code, categorie)
);

create table if not exists publicatie.rapportcijfers (
    publicatie_id bigint not null references publicatie.register,
    onderwerp text not null,
    halfjaar text not null,
    gemeente_code text not null,
    categorie text not null,
    aantal bigint,
    waarde numeric(16, 2) not null,
    nodig numeric(16, 2) not null,
    primary key (publicatie_id, onderwerp, halfjaar, gemeente_code, categorie)
);

create table if not exists publicatie.verborgen_bepaald (
    publicatie_id bigint primary key references publicatie.register,
    bepaald_op timestamptz not null default now()
);

create table if not exists publicatie.rapporten (
    publicatie_id bigint not null references publicatie.register,
    gemeente_code text not null,
    periode text not null,
    editie text not null,
    formaat text not null,
    bestand text not null,
    sha256 text not null,
    geschreven_op timestamptz not null default now(),
    primary key (publicatie_id, gemeente_code, periode, editie, formaat)
);

comment on table publicatie.rapporten is
'Eén rij per bestand van een rapportage: zijn SHA-256. Dezelfde publicatie en duiding geven hetzelfde bestand.';
comment on column publicatie.rapporten.periode is 'Jongste halfjaar of kwartaal in de rapportage.';
comment on table publicatie.register is 'Eén rij per publicatie, ook als zij is afgebroken of verwijderd.';
comment on column publicatie.register.stand is
'Vingerafdruk van de geladen leveringen waaruit de cijfers zijn gebouwd.';
comment on column publicatie.register.inrichting is 'Vingerafdruk van gemeenten, voorgangers en tabellen.';
comment on column publicatie.register.volgnummer_tot is 'Laatste levering (volgnummer) in de cijfers.';
comment on column publicatie.register.regels is 'SHA-256 over schemas/: regels, codelijsten, drempels en KPI-definities.';
comment on column publicatie.register.kennis_tot is 'Ontvangst van de laatste levering in de cijfers.';
comment on table publicatie.vullingen is 'Eén rij per deel (gemeente of regio) dat geheel gevuld is.';
comment on table publicatie.controles is
'Eén rij per publicatie, deel en tabel: getelde rijen en eurocenten; deel ''rest'' valt buiten gemeenten.';
comment on table publicatie.pointer is 'Eén rij: de publicatie die iedereen nu ziet.';
comment on table publicatie.vastgezet is 'Eén rij per vastgezette publicatie: wie, waarom, en of zij nu geopend is.';
comment on table publicatie.vastgezette_tabellen is
'Eén rij per vastgezette tabel: SHA-256 van de geordende CSV, die versleuteld buiten de database staat.';
comment on table publicatie.regionaal is
'Eén rij per publicatie, KPI en halfjaar: het regionale cijfer zoals gemeenten het zien, met de exacte delen per gemeente.';
comment on column publicatie.regionaal.afsluiting is 'Laatste definitieve halfjaar toen dit cijfer is bepaald.';
comment on table publicatie.verborgen is 'Eén rij per cijfer dat in geen rapportage van deze publicatie staat.';
comment on table publicatie.rapportcijfers is
'Eén rij per cijfer van de rapportages van een publicatie, onbeschermd: latere rapportages worden ermee vergeleken.';
comment on column publicatie.rapportcijfers.nodig is 'Ruimte die een lezer bij dit cijfer moet houden; 0 als het niet gevoelig is.';
comment on table publicatie.verborgen_bepaald is 'Eén rij per publicatie waarvan bepaald is wat de rapportages weglaten.';
comment on table publicatie.intrekkingen is 'Eén rij per ingetrokken publicatie: wie, waarom, en wat mensen sindsdien zien.';
comment on table publicatie.herzieningen is
'Eén rij per twee publicaties, gemeente, halfjaar en stap: waarom de kosten verschillen. stand_van plus de stappen is stand_naar.';
comment on column publicatie.herzieningen.stap is
'stand_van, herindeling, nieuwe_regel, nieuwe_maand, nagekomen, correctie, antwoord, vervallen, stand_naar.';
comment on column publicatie.herzieningen.gemeente_code is
'Gemeente waarvan de mart de rijen bevat; een code die in geen mart staat houdt haar eigen regel.';
