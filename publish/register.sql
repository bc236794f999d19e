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
    status text not null default 'bezig'
    check (status in ('bezig', 'gecontroleerd', 'gepubliceerd', 'afgebroken', 'verwijderd')),
    begonnen_op timestamptz not null default now(),
    gepubliceerd_op timestamptz
);

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

comment on table publicatie.register is 'Eén rij per publicatie, ook als zij is afgebroken of verwijderd.';
comment on column publicatie.register.stand is
'Vingerafdruk van de geladen leveringen waaruit de cijfers zijn gebouwd.';
comment on column publicatie.register.inrichting is 'Vingerafdruk van gemeenten, voorgangers en tabellen.';
comment on column publicatie.register.volgnummer_tot is 'Laatste levering (volgnummer) in de cijfers.';
comment on table publicatie.vullingen is 'Eén rij per deel (gemeente of regio) dat geheel gevuld is.';
comment on table publicatie.controles is
'Eén rij per publicatie, deel en tabel: getelde rijen en eurocenten; deel ''rest'' valt buiten gemeenten.';
comment on table publicatie.pointer is 'Eén rij: de publicatie die iedereen nu ziet.';
