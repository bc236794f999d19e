-- Who may do what with register and raw. Marts and publications bring their own rights (publish/).
alter table ingest.deliveries owner to jeugd_eigenaar;
alter table ingest.findings owner to jeugd_eigenaar;
alter view ingest.quarantaine_overzicht owner to jeugd_eigenaar;
alter sequence ingest.volgnummers owner to jeugd_eigenaar;

revoke all on schema public from public;

grant usage on schema ingest to loader, builder, publisher, soj, auditor;
grant usage on schema raw to loader, builder;
grant select, insert, update on ingest.deliveries to loader;
grant select, insert, delete on ingest.findings to loader;
grant usage on sequence ingest.volgnummers to loader;
grant select on ingest.deliveries, ingest.findings, ingest.quarantaine_overzicht
to builder, publisher, soj, auditor;
grant insert on all tables in schema raw to loader;
grant select on all tables in schema raw to builder;
grant usage on schema ingest to antwoord;
grant select on ingest.deliveries, ingest.findings to antwoord;
