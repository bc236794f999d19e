-- Choices that are the same every time: a number, a salt and how many sides.
create schema vulling;

create function vulling.dobbel(getal bigint, zout bigint, zijden integer) returns integer
immutable parallel safe language sql
as $$ select mod(hashint8extended(getal, zout) & 9223372036854775807, zijden)::integer $$;

-- What a delivery is called: who sends what to whom in which month.
create function vulling.levering(bericht text, aanbieder text, gemeente text, maand integer) returns text
immutable parallel safe language sql
as $$ select encode(sha256(convert_to(concat_ws('|', bericht, aanbieder, gemeente, maand), 'UTF8')), 'hex') $$;

create function vulling.dag(maand integer, dag integer) returns date
immutable parallel safe language sql
as $$ select make_date(2022 + (maand - 1) / 12, mod(maand - 1, 12) + 1, dag) $$;
