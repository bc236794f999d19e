-- Our answers to checked messages: made as a concept, released by a named person. Never a value of a person in care.
create table if not exists publicatie.antwoorden (
    nummer bigint generated always as identity primary key,
    identificatie text generated always as ('JA' || lpad(nummer::text, 10, '0')) stored unique,
    delivery_id text not null unique,
    bericht text not null,
    release text not null,
    dagtekening date not null,
    afgewezen_prestaties integer,
    ingediend_eurocent bigint,
    toegekend_eurocent bigint,
    sha256 text,
    code_version text not null,
    gemaakt_op timestamptz not null default now(),
    vrijgegeven_door text check (btrim(vrijgegeven_door) <> ''),
    vrijgegeven_op timestamptz,
    aangeboden_op timestamptz check (aangeboden_op is null or vrijgegeven_op is not null),
    check ((vrijgegeven_door is null) = (vrijgegeven_op is null)),
    check (vrijgegeven_op is null or sha256 is not null)
);

comment on table publicatie.antwoorden is
'Eén rij per antwoord op een levering (JW325 of retour): eerst een concept, daarna vrijgegeven door een persoon.';
comment on column publicatie.antwoorden.identificatie is 'Identificatie in de header van het antwoord.';
comment on column publicatie.antwoorden.delivery_id is 'De levering die wordt beantwoord; elke levering krijgt één antwoord.';
comment on column publicatie.antwoorden.sha256 is 'Van de leesbare bytes van het antwoord; vrijgegeven wordt wat hier staat.';
comment on column publicatie.antwoorden.vrijgegeven_door is 'Naam van de medewerker die het antwoord vrijgaf; leeg = concept.';
comment on column publicatie.antwoorden.aangeboden_op is 'Wanneer het vrijgegeven antwoord in onze eigen inbox is gelegd.';

grant usage on schema publicatie to antwoord;
grant select, insert, update on publicatie.antwoorden to antwoord;
