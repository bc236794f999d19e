-- Words beside the figures, and what stands in the way of releasing an edition (publicatie × gemeente × halfjaar).
create table if not exists publicatie.duiding (
    gemeente_code text not null,
    periode text not null check (periode ~ '^20[0-9]{2}-H[12]$'),
    indicator text not null,
    type text not null check (type in ('verklaring', 'hypothese', 'actie', 'voorbehoud')),
    versie integer not null check (versie >= 1),
    tekst text not null check (length(tekst) > 0 and tekst !~ '[0-9]{9}' and tekst !~ '\S@\S'),
    bron_rol text not null check (bron_rol in ('SOJ', 'SJT', 'aanbieder', 'gemeente', 'GI', 'huisarts')),
    betrokken_partijen text[] not null,
    consensus boolean not null,
    status text not null check (status in ('concept', 'afgestemd', 'vastgesteld')),
    auteur text not null,
    datum date not null,
    sha256 text not null,
    geladen_op timestamptz not null default now(),
    primary key (gemeente_code, periode, indicator, type, versie)
);
comment on table publicatie.duiding is
'Eén rij per versie van een duidingstekst bij een KPI of hoofdstuk van een gemeente en halfjaar; er komt alleen bij.';
comment on column publicatie.duiding.consensus is
'Of de betrokken partijen het eens zijn; zonder blijft de tekst uit de rapportage.';

create or replace function publicatie.alleen_erbij() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
    raise exception 'duiding only grows: load a next version';
end $$;
revoke all on function publicatie.alleen_erbij() from public;
create or replace trigger alleen_erbij before update or delete or truncate on publicatie.duiding
for each statement execute function publicatie.alleen_erbij();

-- Left alone when it is there: replacing a view waits for who reads it.
do $$
begin
    if to_regclass('publicatie.duiding_nieuwste') is null then
        create view publicatie.duiding_nieuwste with (security_barrier) as
        select distinct on (gemeente_code, periode, indicator, type)
            gemeente_code, periode, indicator, type, versie, tekst, bron_rol, betrokken_partijen, consensus, status, auteur, datum, sha256
        from publicatie.duiding
        order by gemeente_code, periode, indicator, type, versie desc;
    end if;
end
$$;
comment on view publicatie.duiding_nieuwste is 'Eén rij per duidingstekst: de nieuwste versie.';

-- The texts of an edition as one fingerprint: the second signature is under the same words as the first.
create or replace function publicatie.duiding_stand(gemeente text, halfjaar text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select encode(sha256(coalesce(string_agg(d.sha256, ',' order by d.indicator, d.type), '')::bytea), 'hex')
    from publicatie.duiding_nieuwste as d
    where d.gemeente_code = gemeente and d.periode = halfjaar
$$;

-- The files of an edition and their SHA-256, as they were written.
create or replace function publicatie.rapport_stand(nummer bigint, gemeente text, halfjaar text) returns jsonb
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return (
        select jsonb_object_agg(r.bestand, r.sha256)
        from publicatie.rapporten as r
        where r.publicatie_id = nummer and r.gemeente_code = gemeente and r.periode = halfjaar
    );
end $$;

-- What stands in the way of releasing an edition; no rows when nothing does. The figures are those of the publication
-- itself, in its storage.
create or replace function publicatie.bezwaren(nummer bigint, gemeente text, halfjaar text)
returns table (soort text, onderwerp text, uitleg text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (
        select from publicatie.register as r where r.publicatie_id = nummer and r.status = 'gepubliceerd'
    ) then
        return query select 'publicatie', '', 'is ingetrokken of staat niet meer in de opslag';
        return;
    end if;
    if not exists (select from publicatie.vastgezet as v where v.publicatie_id = nummer) then
        return query select 'publicatie', '', 'is niet vastgezet';
    end if;
    if not exists (
        select from opslag_regio.rpt_duiding_nodig as n
        where n.publicatie_id = nummer and n.gemeente_code = gemeente and n.periode = halfjaar
    ) then
        return query select 'cijfers', '', 'er zijn geen cijfers van deze gemeente over dit halfjaar';
    end if;
    return query
    select
        'verandering', n.kpi_id,
        'verschilt ' || coalesce(replace(abs(n.verandering)::text, '.', ',') || '%', 'van 0')
        || ' van het halfjaar ervoor en heeft geen duiding waarover consensus is'
    from opslag_regio.rpt_duiding_nodig as n
    where
        n.publicatie_id = nummer and n.gemeente_code = gemeente and n.periode = halfjaar and n.is_grote_verandering
        and not exists (
            select from publicatie.duiding_nieuwste as d
            where
                d.gemeente_code = gemeente and d.periode = halfjaar and d.indicator = n.kpi_id
                and d.consensus and d.status <> 'concept'
        )
    order by n.kpi_id;
    return query
    select 'kwaliteit', n.kpi_id, 'is onder de norm ' || n.norm_cijfer || ' zonder geldige ontheffing: ' || n.controles
    from opslag_regio.rpt_duiding_nodig as n
    where
        n.publicatie_id = nummer and n.gemeente_code = gemeente and n.periode = halfjaar
        and n.is_onder_norm and not n.is_ontheven
    order by n.kpi_id;
    return query
    select 'duiding', d.indicator, 'de tekst (' || d.type || ') is nog concept'
    from publicatie.duiding_nieuwste as d
    where d.gemeente_code = gemeente and d.periode = halfjaar and d.status = 'concept'
    order by d.indicator, d.type;
end $$;

-- vaststelling.zet runs as jeugd_eigenaar and asks the same; a reader may ask too.
revoke all on function publicatie.duiding_stand(text, text), publicatie.rapport_stand(bigint, text, text),
publicatie.bezwaren(bigint, text, text) from public;
grant execute on function publicatie.duiding_stand(text, text), publicatie.rapport_stand(bigint, text, text),
publicatie.bezwaren(bigint, text, text)
to jeugd_eigenaar, soj, auditor;
grant usage on schema publicatie to jeugd_eigenaar;
