-- Who released which edition of the gemeenterapportage (publicatie × gemeente × halfjaar): two persons, by personal login.
-- In a schema of its own: who owns the schema of the publications could put another table in the place of this one.
create schema if not exists vaststelling authorization jeugd_eigenaar;

create table if not exists vaststelling.stappen (
    nummer bigint generated always as identity primary key,
    publicatie_id bigint not null,
    gemeente_code text not null check (gemeente_code ~ '^[0-9]{4}$'),
    periode text not null check (periode ~ '^20[0-9]{2}-H[12]$'),
    stap text not null check (stap in ('afgestemd', 'vastgesteld', 'ingetrokken')),
    door text not null,
    op timestamptz not null default clock_timestamp(),
    bestanden jsonb not null,
    duiding text not null,
    reden text not null
);
comment on table vaststelling.stappen is
'Eén rij per handtekening onder een editie, en per intrekking: wie, wanneer, onder welke bestanden (SHA-256) en teksten.';

create or replace view vaststelling.edities as
select
    laatste.publicatie_id,
    laatste.gemeente_code,
    laatste.periode,
    case laatste.stap when 'ingetrokken' then 'concept' else laatste.stap end as status,
    laatste.op as sinds,
    laatste.door as laatste_door,
    eerste.door as afgestemd_door,
    laatste.bestanden,
    laatste.duiding,
    laatste.reden
from (
    select distinct on (publicatie_id, gemeente_code, periode) *
    from vaststelling.stappen
    order by publicatie_id, gemeente_code, periode, nummer desc
) as laatste
left join lateral (
    select stappen.door
    from vaststelling.stappen
    where
        stappen.stap = 'afgestemd' and laatste.stap <> 'ingetrokken' and stappen.publicatie_id = laatste.publicatie_id
        and stappen.gemeente_code = laatste.gemeente_code and stappen.periode = laatste.periode
    order by stappen.nummer desc limit 1
) as eerste on true;
comment on view vaststelling.edities is
'Eén rij per editie waaronder ooit is getekend: concept, afgestemd (één handtekening) of vastgesteld (twee).';

create or replace trigger alleen_erbij before update or delete or truncate on vaststelling.stappen
for each statement execute function toegang.alleen_erbij('signatures only grow');
drop function if exists vaststelling.alleen_erbij(); -- of an instance from before

-- Why this person may not take this step now; null when nothing stands in the way.
create or replace function vaststelling.waarom_niet(
    nummer bigint, gemeente text, halfjaar text, nieuwe_stap text, nieuwe_bestanden jsonb, nieuwe_reden text
) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
    editie vaststelling.edities;
    bezwaar record;
begin
    if not exists (
        select from toegang.logins as l
        where
            l.login = session_user and l.rol = 'soj' and l.ingetrokken_op is null
            and current_date between l.van and l.tot
    ) then
        return 'geen geldige persoonlijke login in de rol soj';
    end if;
    select * into editie from vaststelling.edities as e
    where e.publicatie_id = nummer and e.gemeente_code = gemeente and e.periode = halfjaar;
    if nieuwe_stap = 'ingetrokken' then
        return case
            when coalesce(editie.status, 'concept') = 'concept' then 'er is niets om in te trekken'
            when length(btrim(coalesce(nieuwe_reden, ''))) < 10 then 'de reden ontbreekt'
            when nieuwe_reden ~ '[0-9]{8}' then 'de reden bevat een nummer'
        end;
    end if;
    if coalesce(editie.status, 'concept') <> (case nieuwe_stap when 'vastgesteld' then 'afgestemd' else 'concept' end) then
        return 'de editie is ' || coalesce(editie.status, 'concept');
    end if;
    if coalesce(nieuwe_bestanden, '{}') = '{}' then
        return 'er zijn geen bestanden';
    end if;
    if nieuwe_bestanden is distinct from publicatie.rapport_stand(nummer, gemeente, halfjaar) then
        return 'de bestanden zijn niet die van het register';
    end if;
    if nieuwe_stap = 'vastgesteld' then
        if editie.afgestemd_door = session_user then
            return 'dezelfde persoon tekent niet twee keer';
        end if;
        if editie.bestanden <> nieuwe_bestanden or editie.duiding <> publicatie.duiding_stand(gemeente, halfjaar) then
            return 'bestanden of duiding zijn veranderd na de eerste handtekening';
        end if;
    end if;
    select * into bezwaar from publicatie.bezwaren(nummer, gemeente, halfjaar) limit 1;
    return case when found then concat_ws(' ', bezwaar.soort, nullif(bezwaar.onderwerp, ''), bezwaar.uitleg) end;
end $$;

-- One step of one edition, as the person who is logged in; 'gezet', or 'geweigerd: ' and why. Both are in the access log.
create or replace function vaststelling.zet(
    nummer bigint, gemeente text, halfjaar text, nieuwe_stap text, nieuwe_bestanden jsonb, nieuwe_reden text default ''
) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    editie text := 'onleesbaar';
    waarom text := 'gemeente, halfjaar of stap is onbekend';
begin
    lock table vaststelling.stappen in share row exclusive mode;  -- two at once would both be the first
    if nummer is not null and gemeente ~ '^[0-9]{4}$' and halfjaar ~ '^20[0-9]{2}-H[12]$'
    and nieuwe_stap in ('afgestemd', 'vastgesteld', 'ingetrokken') then
        editie := nummer || ' ' || gemeente || ' ' || halfjaar;
        waarom := vaststelling.waarom_niet(nummer, gemeente, halfjaar, nieuwe_stap, nieuwe_bestanden, nieuwe_reden);
    else
        nieuwe_stap := 'onbekend';
    end if;
    if waarom is not null then
        perform toegang.noteer('editie ' || nieuwe_stap, editie, left('geweigerd: ' || waarom, 200), 'rapportage');
        return 'geweigerd: ' || waarom;
    end if;
    insert into vaststelling.stappen (publicatie_id, gemeente_code, periode, stap, door, bestanden, duiding, reden)
    values (
        nummer, gemeente, halfjaar, nieuwe_stap, session_user, coalesce(nieuwe_bestanden, '{}'),
        publicatie.duiding_stand(gemeente, halfjaar), coalesce(nieuwe_reden, '')
    );
    perform toegang.noteer('editie ' || nieuwe_stap, editie, 'gezet', 'rapportage');
    return 'gezet';
end $$;

alter table vaststelling.stappen owner to jeugd_eigenaar;
alter view vaststelling.edities owner to jeugd_eigenaar;
alter function vaststelling.waarom_niet(bigint, text, text, text, jsonb, text) owner to jeugd_eigenaar;
alter function vaststelling.zet(bigint, text, text, text, jsonb, text) owner to jeugd_eigenaar;
revoke all on function vaststelling.waarom_niet(bigint, text, text, text, jsonb, text),
vaststelling.zet(bigint, text, text, text, jsonb, text) from public;
