-- Who logs in by name, and the log of every dossier that was opened. The log only grows: no role may change it, and what
-- its owner changes is found by the seals outside the database (infra/access_log.py).
create schema if not exists toegang authorization jeugd_eigenaar;

create table if not exists toegang.logins (
    nummer integer generated always as identity primary key,
    login text not null,
    rol text not null check (rol in ('soj', 'auditor')),
    van date not null,
    tot date not null check (tot >= van),
    door text not null,
    reden text not null,
    ingetrokken_op timestamptz
);
create unique index if not exists logins_geldig on toegang.logins (login) where ingetrokken_op is null;
comment on table toegang.logins is 'Eén rij per keer dat een persoon toegang kreeg: in welke rol, van en tot en met wanneer, door wie.';

create table if not exists toegang.logboek (
    nummer bigint generated always as identity primary key,
    tijdstempel timestamptz not null default clock_timestamp(),
    actor text not null,
    actie text not null,
    object text not null,
    resultaat text not null,
    oorsprong text not null,
    doel text not null
);
comment on table toegang.logboek is
'Eén rij per geopend of geweigerd dossier en per wijziging van toegang (BIO 8.15: actie, object, resultaat, oorsprong, actor, tijdstempel).';

create table if not exists toegang.bewaarplicht (
    nummer integer generated always as identity primary key,
    persoon text not null,
    tot date not null,
    door text not null,
    reden text not null,
    gezet_op timestamptz not null default now()
);
comment on table toegang.bewaarplicht is
'Eén rij per besluit dat de gegevens van een persoon tot en met een dag niet gewist mogen worden; persoon is een HMAC.';
create table if not exists toegang.gewist (
    nummer integer generated always as identity primary key,
    gewist_op timestamptz not null default now(),
    door text not null,
    reden text not null,
    originelen integer not null,
    rijen bigint not null
);
comment on table toegang.gewist is
'Eén rij per wissing op verzoek: wanneer, waarom, door wie en hoeveel; niet van wie.';

-- The argument of the trigger is what is said. Not for publicatie.duiding: its owner may not enter this schema.
create or replace function toegang.alleen_erbij() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
    raise exception '%', tg_argv[0];
end $$;
create or replace trigger alleen_erbij before update or delete or truncate on toegang.logboek
for each statement execute function toegang.alleen_erbij('the access log only grows');

-- Adds one row. Also in the log of the server, at once: a reader who rolls back cannot take that line away.
create or replace function toegang.noteer(actie text, object text, resultaat text, doel text) returns bigint
language plpgsql set search_path = pg_catalog as $$
declare
    nieuw bigint;
begin
    insert into toegang.logboek (actor, actie, object, resultaat, oorsprong, doel)
    values (
        session_user, actie, object, resultaat,
        concat_ws(' ', coalesce(host(inet_client_addr()), 'lokaal'), left(current_setting('application_name'), 40)), doel
    ) returning nummer into nieuw;
    raise log 'toegang %: % % %', nieuw, actie, object, resultaat;
    return nieuw;
end $$;

-- Everything raw holds of the persons behind these rows (delivery_id-position in `brontabel`): no role reads raw itself.
-- One row in the log per dossier returned, in the same transaction; refusals and misses have a row too.
create or replace function toegang.dossiers(
    verwijzingen text[], waarvoor text, brontabel text default 'ijw__jw323_prestaties'
) returns table (dossier bigint, tabel text, delivery_id text, "position" integer, velden jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    tabellen text[] := array(
        select c.relname::text from pg_class as c join pg_attribute as a on a.attrelid = c.oid
        where c.relnamespace = 'raw'::regnamespace and c.relkind = 'r' and a.attname = 'jeugdige_id' order by 1
    );
    gezien text[] := '{}';
    verwijzing text;
    persoon text;
    bron text;
begin
    if not exists (
        select from toegang.logins as l
        where l.login = session_user and l.ingetrokken_op is null and current_date between l.van and l.tot
    ) then
        perform toegang.noteer('dossier openen', 'geen', 'geweigerd: geen geldige persoonlijke login', '-');
        return;
    end if;
    if length(btrim(coalesce(waarvoor, ''))) < 10 or waarvoor ~ '[0-9]{8}' or not brontabel = any(tabellen) then
        perform toegang.noteer('dossier openen', 'geen', 'geweigerd: doel of tabel onbruikbaar', '-');
        return;
    end if;
    for verwijzing in select distinct unnest(verwijzingen) loop
        persoon := null;
        if verwijzing ~ '^[0-9a-f]{64}-[0-9]{1,7}$' then
            execute format('select jeugdige_id from raw.%I where delivery_id = $1 and "position" = $2', brontabel)
            into persoon using split_part(verwijzing, '-', 1), split_part(verwijzing, '-', 2)::integer;
        else
            verwijzing := 'onleesbaar';
        end if;
        if persoon is null or persoon in ('onbekend', 'gewist') then
            perform toegang.noteer('dossier openen', brontabel || ' ' || verwijzing, 'niet gevonden', waarvoor);
        elsif not persoon = any(gezien) then
            gezien := gezien || persoon;
            dossier := toegang.noteer('dossier openen', brontabel || ' ' || verwijzing, 'getoond', waarvoor);
            foreach bron in array tabellen loop
                return query execute format(
                    'select $1, %L::text, r.delivery_id, r."position",'
                    ' to_jsonb(r) - ''jeugdige_id'' - ''delivery_id'' - ''position'' from raw.%I as r'
                    ' where r.jeugdige_id = $2 order by 3, 4', bron, bron
                ) using dossier, persoon;
            end loop;
        end if;
    end loop;
end $$;

alter table toegang.logins owner to jeugd_eigenaar;
alter table toegang.bewaarplicht owner to jeugd_eigenaar;
alter table toegang.gewist owner to jeugd_eigenaar;
alter table toegang.logboek owner to jeugd_eigenaar;
alter function toegang.alleen_erbij() owner to jeugd_eigenaar;
alter function toegang.noteer(text, text, text, text) owner to jeugd_eigenaar;
alter function toegang.dossiers(text[], text, text) owner to jeugd_eigenaar;
revoke all on function toegang.alleen_erbij(), toegang.noteer(text, text, text, text),
toegang.dossiers(text[], text, text) from public;
