"""Marts in a real Postgres -> a vintage: once, the same again, anew with new deliveries, and the old ones stay."""

from datetime import date

import psycopg
import pytest

from analyse.prognose import overzicht
from analyse.prognose.bereken import bereken
from ingest.errors import Stop

MARTS = """
create schema marts; create schema intermediate;
create table marts.bouw (stand text, code_version text);
insert into marts.bouw values ('een', 'test');
create table marts.dim_gemeenten (gemeente_code text, opvolger_code text, is_huidig boolean, soort text);
insert into marts.dim_gemeenten values ('0505', null, true, 'regio'), ('0512', null, true, 'regio');
create table intermediate.int_peildatum_determined (peildatum date);
insert into intermediate.int_peildatum_determined values ('2024-10-29');
create table intermediate.int_bevolking_by_jaar (gemeente_code text, jaar integer, jeugd_lt18 integer);
create table marts.dim_maatregelen (
    maatregel_nr text, besluit_op date, startdatum date,
    voorbereiding_min_maanden integer, voorbereiding_max_maanden integer
);
create table marts.rpt_maatregelen (
    maatregel_nr text, jaar integer, effect_min_bedrag numeric(14, 2), effect_max_bedrag numeric(14, 2)
);
create table marts.fct_trajecten (
    gemeente_code text, jeugdige_id text, product_categorie text, begindatum date, einddatum date
);
insert into marts.fct_trajecten
select case when n % 3 = 0 then '0512' else '0505' end, 'J' || n, case when n % 2 = 0 then '45' else '54' end,
    date '2023-01-01' + 15 * n, date '2023-01-01' + 15 * n + 400
from generate_series(1, 40) as n;
create table intermediate.int_kosten_developed as
select
    t.gemeente_code, t.product_categorie, '04'::text as eenheid, m.maand::date as leveringsmaand,
    (m.maand + make_interval(months => 1 + v.lag))::date as bekend_maand,
    round(v.deel * (900 + extract(month from m.maand)), 2) as kosten_bedrag, v.deel * 10 as volume
from marts.fct_trajecten as t
inner join generate_series(date '2023-01-01', date '2024-09-01', interval '1 month') as m (maand)
    on m.maand between t.begindatum and t.einddatum
cross join (values (0, 0.6), (1, 0.3), (2, 0.1)) as v (lag, deel)
where m.maand + make_interval(months => 1 + v.lag) <= date '2024-10-01';
"""


@pytest.fixture
def marts(settings):
    with psycopg.connect(settings.dsn("builder"), autocommit=True) as connection:
        connection.execute(MARTS)
    return settings


def set_day(settings, day: str, stand: str) -> None:
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute("update intermediate.int_peildatum_determined set peildatum = %s", [day])
        connection.execute("update marts.bouw set stand = %s", [stand])


def test_a_vintage_holds_what_was_declared_to_the_cent_and_is_made_once(marts, query):
    with pytest.raises(Stop, match="nog geen prognose"):
        overzicht.show(marts)
    done = bereken(marts)
    assert (done.vintage.vintage, done.vintage.tot_en_met, done.reden) == (date(2024, 10, 1), date(2024, 10, 1), "")
    declared = query("select sum(100 * kosten_bedrag)::bigint from intermediate.int_kosten_developed")
    assert query("""select sum(gedeclareerd) from "analyse".ibnr where gemeente_code <> 'regio'""") == declared
    per_owner = "select sum(ibnr) from \"analyse\".ibnr where (gemeente_code = 'regio') = %s"
    assert query(per_owner, [True]) == query(per_owner, [False]) != [(0,)]
    assert query('select max(maand) from "analyse".prognoses') == [(date(2025, 12, 1),)]
    overzicht.show(marts)

    before = query('select * from "analyse".prognoses order by 1, 2, 3, 4, 6')
    assert bereken(marts).reden == "deze marts zijn al berekend"
    assert query('select * from "analyse".prognoses order by 1, 2, 3, 4, 6') == before


def test_new_deliveries_renew_the_vintage_of_the_month_and_an_older_one_stays(marts, query):
    bereken(marts)
    set_day(marts, "2024-10-31", "twee")
    assert bereken(marts).rijen > 0
    set_day(marts, "2024-11-30", "drie")
    assert bereken(marts).rijen > 0
    assert query('select vintage, peildatum, stand from "analyse".vintages order by 1') == [
        (date(2024, 10, 1), date(2024, 10, 31), "twee"),
        (date(2024, 11, 1), date(2024, 11, 30), "drie"),
    ]
    set_day(marts, "2024-10-31", "vier")
    assert "nieuwere vintage" in bereken(marts).reden
    with psycopg.connect(marts.dsn("builder")) as connection:
        with pytest.raises(psycopg.errors.RaiseException, match="blijft zoals zij is"):
            connection.execute("delete from \"analyse\".vintages where vintage = '2024-10-01'")
        connection.rollback()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute('update "analyse".prognoses set verwachting = 0')


def test_without_declarations_there_is_nothing_to_expect(marts, query):
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute("delete from intermediate.int_kosten_developed")
    assert bereken(marts).reden == "er is nog niets gedeclareerd"
    assert query('select count(*) from "analyse".vintages') == [(0,)]
