-- With which person keys the ids in raw were made. The loader names the keys it has (setting jeugd.sleutel); with any
-- others than the ones registered here it cannot add or settle a delivery, so no table ever mixes ids of two keys.
create table if not exists ingest.sleutels (
    nummer integer generated always as identity primary key,
    sleutel_id text not null unique,
    sinds timestamptz not null default now(),
    jeugdigen bigint not null
);

comment on table ingest.sleutels is
'Eén rij per stel persoonssleutels; het hoogste nummer geldt. Zegt niets over de sleutels zelf.';
comment on column ingest.sleutels.jeugdigen is 'Aantal jeugdige_id dat bij de wissel in een ander is omgezet, één op één.';

alter table ingest.deliveries add column if not exists sleutel_id text;
alter table ingest.deliveries add column if not exists gewist_sha256 text;
comment on column ingest.deliveries.gewist_sha256 is 'SHA-256 van wat van het origineel over is nadat een persoon is gewist.';
comment on column ingest.deliveries.sleutel_id is 'Het stel sleutels waaronder deze levering nu in raw staat (ingest.sleutels).';

-- Reading the register of keys holds its lock until the transaction ends; a rotation waits for it, and it for a rotation.
create or replace function ingest.sleutel_bij_levering() returns trigger
language plpgsql set search_path = pg_catalog as $$
begin
    select s.sleutel_id into new.sleutel_id from ingest.sleutels as s order by s.nummer desc limit 1;
    if session_user = 'loader' and current_setting('jeugd.sleutel', true) is distinct from new.sleutel_id then
        raise exception 'the person keys of this loader are not those of the warehouse'
        using hint = 'Start again; if it stays, run `jeugd sleutel wissel` to finish, or restore key file persoon.';
    end if;
    return new;
end $$;

create or replace trigger sleutel_bij_levering before insert or update on ingest.deliveries
for each row execute function ingest.sleutel_bij_levering();

alter table ingest.sleutels owner to jeugd_eigenaar;
alter function ingest.sleutel_bij_levering() owner to jeugd_eigenaar;
revoke all on function ingest.sleutel_bij_levering() from public;
