"""The real dbt build on a small hand-made raw: key figures, and that arrival order does not matter."""

import random
import re

import psycopg
import pytest

from dbt_project.docs import write_docs
from dbt_project.run import FOLDER, BuildError, build, unit_test
from demo.run import is_built
from infra.postgres import SUPERUSER
from ingest.settings import PROJECT
from ingest.version import code_version
from publish.access import open_outcomes
from publish.uitkomsten import read_outcomes
from tests.dbt.region import ANNA, DORDRECHT, region

# dbt leaves its log file open until the process ends.
pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"
)

# What a rebuild from another order of arrival may change.
OF_ARRIVAL = {"volgnummer", "volgnummer_tot", "gebouwd_op", "ontvangen_op"}


def rows_of(settings, statement: str) -> list[tuple]:
    with psycopg.connect(settings.dsn("builder")) as connection:
        return connection.execute(statement).fetchall()


def marts_without_arrival(settings) -> dict[str, list]:
    """All rows of all marts, sorted, without the columns that say when something arrived."""
    columns = rows_of(
        settings,
        "select table_name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) "
        "from information_schema.columns where table_schema = 'marts' "
        f"and column_name <> all(array{sorted(OF_ARRIVAL)}) group by table_name",
    )
    return {
        table: sorted(rows_of(settings, f"select {names} from marts.{table}"), key=repr) for table, names in columns
    }


def test_the_marts_tell_what_the_deliveries_say(settings):
    region().load(settings)
    result = build(settings)
    assert (result.seeds, result.manifest.is_file()) == (len(seed_files()), True)
    assert is_built(settings), "who runs the demo again has nothing to do"
    assert_statuses(settings)
    assert_toewijzingen(settings)
    assert_regeluitkomsten(settings)
    assert_outcomes_for_answers(settings)
    assert_report(settings)
    assert_nothing_is_lost(settings)
    assert_build_is_recorded(settings)
    assert_as_known_on(settings)
    assert unit_test(settings) > 50
    assert_documentation_opens_without_a_network(settings)


def assert_documentation_opens_without_a_network(settings):
    page = write_docs(settings).read_text(encoding="utf-8")
    assert all(f'"model.jeugd.{path.stem}"' in page for path in (FOLDER / "models").rglob("*.sql"))
    assert "dashboard_gemeente" in page, "the graph ends where people look"
    assert not re.search(r"<script[^>]+src=|<link[^>]+stylesheet", page)
    assert settings.secret("wachtwoord-builder") not in page


def seed_files() -> list:
    """Every reference file of the standard and of the region."""
    return [*(PROJECT / "schemas/codelijsten").glob("*.csv"), *(PROJECT / "schemas/regios/zhz").glob("*.csv")]


def assert_statuses(settings) -> None:
    assert rows_of(
        settings,
        "select referentie_nummer, status, bericht_uitkomst, ingediend_bedrag::text, kosten_bedrag::text "
        "from marts.fct_prestaties order by 1",
    ) == [
        ("R1", "gecrediteerd", "geen", "100.50", "100.50"),
        ("R2", "afgewezen", "geen", "200.00", "0.00"),
        ("R3", "toegekend", "geen", "-100.50", "-100.50"),
        ("R4", "toegekend", "geen", "90.00", "90.00"),
        ("R5", "ingediend", "geen", "500.00", "500.00"),
        ("R6", "ingediend", "geen", "3.33", "3.33"),
        ("R9", "ingediend", "9056", "700.00", "0.00"),
    ]


def assert_regeluitkomsten(settings) -> None:
    per_referentie = "select referentie_nummer, string_agg(regel, ' ' order by regel) from marts.fct_regeluitkomsten"
    found = rows_of(settings, f"{per_referentie} group by 1")
    # The answer on R2 does not repeat its values. R3 takes R1 back before R1 was answered; R6 has no toewijzing here,
    # and a product that is in no list. d-3 is a large file, which refuses nothing: its R5 counts.
    messages = {("d-1", "TR056"), ("d-3", "OP179")}
    assert set(found) == {("R2", "TR367"), ("R3", "TR323"), ("R6", "TR338 TR381")} | messages


def assert_outcomes_for_answers(settings) -> None:
    """Position 0 is the message; R6 is the only one of its declaratie. Two have an answer already."""
    declared = "select bericht_id from marts.fct_berichten where bericht = 'JW323' and antwoord_delivery_id is {} null"
    waiting, answered = [[one for (one,) in rows_of(settings, declared.format(how))] for how in ("", "not")]
    open_outcomes(settings)
    with psycopg.connect(settings.dsn("antwoord"), autocommit=True) as connection:
        found = read_outcomes(connection, waiting)
    assert (len(waiting), len(answered)) == (3, 2)
    refused = [outcomes for outcomes in found.values() if outcomes]
    assert sorted(refused, key=repr) == [{0: ["9056"]}, {1: ["9338", "S329"]}]
    per_gemeente = "select gemeente_code, kpi_id, waarde::text, volledigheid::text from marts.rpt_kpi"
    per_gemeente += " where kpi_id ~ 'regeluitkomst' and noemer > 0 order by 1, 2"
    assert rows_of(settings, per_gemeente) == [
        ("0505", "prestaties_zonder_regeluitkomst", "75.00", "0.8000"),
        ("0505", "regeluitkomsten", "25.00", "0.8000"),
        ("0599", "prestaties_zonder_regeluitkomst", "0.00", "1.0000"),
        ("0599", "regeluitkomsten", "200.00", "1.0000"),
        ("1978", "prestaties_zonder_regeluitkomst", "100.00", "1.0000"),
        ("1978", "regeluitkomsten", "0.00", "1.0000"),
    ]


def assert_toewijzingen(settings) -> None:
    assert rows_of(
        settings,
        "select toewijzing_id, verwijzer_type, is_verwijderd, startdatum::text, kosten_bedrag::text, "
        "aantal_versies from marts.fct_toewijzingen order by 1",
    ) == [
        ("0505-1", "02", False, None, "90.00", 1),
        ("0505-3", "01", True, None, "0.00", 2),
        ("1978-2", "04", False, "2024-03-01", "500.00", 1),
    ]


def assert_report(settings) -> None:
    report = rows_of(
        settings,
        "select gemeente_code, halfjaar, onderwerp, categorie, aantal, bedrag::text from marts.rpt_gemeente_halfjaar "
        "where (categorie <> 'totaal' or onderwerp = 'jeugdigen_in_zorg') and onderwerp in "
        "('jeugdigen_in_zorg', 'instroom_verwijzer', 'kosten_categorie', 'kerntaken') order by 1, 2, 3, 4",
    )
    assert report == [
        ("0505", "2024-H1", "instroom_verwijzer", "Huisarts", 1, None),
        ("0505", "2024-H1", "jeugdigen_in_zorg", "Jeugdhulp ambulant", 1, None),
        ("0505", "2024-H1", "jeugdigen_in_zorg", "totaal", 1, None),
        ("0505", "2024-H1", "kerntaken", "Toegang", 1, None),
        ("0505", "2024-H1", "kosten_categorie", "Jeugdhulp ambulant", 1, "90.00"),
        ("0599", "2024-H2", "instroom_verwijzer", "Onbekend", 1, None),
        ("0599", "2024-H2", "jeugdigen_in_zorg", "Onbekend", 1, None),
        ("0599", "2024-H2", "jeugdigen_in_zorg", "totaal", 1, None),
        ("0599", "2024-H2", "kosten_categorie", "Onbekend", 1, "3.33"),
        ("1978", "2024-H1", "instroom_verwijzer", "Gecertificeerde instelling", 1, None),
        ("1978", "2024-H1", "jeugdigen_in_zorg", "Jeugdhulp verblijf (excl. behandeling)", 1, None),
        ("1978", "2024-H1", "jeugdigen_in_zorg", "totaal", 1, None),
        ("1978", "2024-H1", "kosten_categorie", "Jeugdhulp verblijf (excl. behandeling)", 1, "500.00"),
        ("1978", "2024-H2", "jeugdigen_in_zorg", "Jeugdhulp verblijf (excl. behandeling)", 1, None),
        ("1978", "2024-H2", "jeugdigen_in_zorg", "totaal", 1, None),
        ("onbekend", "2024-H1", "kerntaken", "Toegang", 1, None),
    ]
    assert rows_of(
        settings,
        "select kpi_id, waarde::text from marts.rpt_kpi "
        "where gemeente_code = '1978' and periode = '2024-H1' "
        "and kpi_id in ('aandeel_verblijf', 'afgewezen_prestaties', 'instroom', 'jeugdhulpgebruik_lt18', "
        "'jeugdigen_in_zorg', 'kerntaak_uren', 'kosten', 'kosten_per_jeugdige') order by 1",
    ) == [
        ("aandeel_verblijf", "100.00"),
        ("afgewezen_prestaties", None),
        ("instroom", "1.00"),
        ("jeugdhulpgebruik_lt18", "0.00"),
        ("jeugdigen_in_zorg", "1.00"),
        ("kerntaak_uren", "0.00"),
        ("kosten", "500.00"),
        ("kosten_per_jeugdige", "500.00"),
    ]


def assert_nothing_is_lost(settings) -> None:
    assert rows_of(settings, "select casus_id, gemeente_code, uren::text from marts.fct_kerntaken order by 1") == [
        ("SJT-C1", "0505", "4.25"),
        ("SJT-C9", "onbekend", "2.00"),
    ]
    assert rows_of(
        settings, "select gemeente_code, naam, soort from marts.dim_gemeenten where soort <> 'regio' order by 1"
    ) == [
        ("0599", "Buiten regio (0599)", "buiten regio"),
        ("1961", "Buiten regio (1961)", "buiten regio"),
        ("onbekend", "Onbekend", "onbekend"),
    ]
    assert_a_successor_elsewhere_is_only_a_member(settings)
    assert rows_of(
        settings,
        "select geboortejaar, geslacht, leeftijdsklasse from marts.dim_jeugdigen "
        f"where jeugdige_id = '{ANNA}' and gemeente_code = '{DORDRECHT}'",
    ) == [(2012, "vrouw", "12-17")]


def assert_a_successor_elsewhere_is_only_a_member(settings) -> None:
    """Leerdam went into Vijfheerenlanden (1961), which sent nothing: to be pointed at, and in no report."""
    keyed = "table_schema = 'marts' and column_name = 'gemeente_code'"
    tables = rows_of(settings, f"select table_name from information_schema.columns where {keyed} order by 1")
    where = "where gemeente_code = '1961' and (to_jsonb(t) ->> 'jeugdige_id') is distinct from 'onbekend'"
    named = [name for (name,) in tables if rows_of(settings, f"select 1 from marts.{name} as t {where}")]
    assert named == ["dim_gemeenten"]


def assert_build_is_recorded(settings) -> None:
    deliveries = rows_of(settings, "select max(volgnummer), count(*) from ingest.deliveries")
    assert rows_of(settings, "select volgnummer_tot, aantal_leveringen from marts.bouw") == deliveries
    assert rows_of(settings, "select code_version from marts.bouw") == [(code_version(),)]


def assert_as_known_on(settings) -> None:
    """Before the answers came nothing was rejected; the actual marts stay as they are."""
    [(volgnummer,)] = rows_of(settings, "select min(volgnummer) from ingest.deliveries where identificatie = 'd-1'")
    before = marts_without_arrival(settings)
    build(settings, "+fct_prestaties", bekend_op=volgnummer)
    assert rows_of(
        settings, f"select referentie_nummer, status from marts_op_{volgnummer}.fct_prestaties order by 1"
    ) == [("R1", "ingediend"), ("R2", "ingediend")]
    assert marts_without_arrival(settings) == before


@pytest.mark.traag  # tests/werelden shows it of twenty orders in every run
def test_the_order_of_arrival_never_changes_a_mart(settings):
    deliveries = region()
    deliveries.load(settings)
    build(settings)
    first = marts_without_arrival(settings)
    with psycopg.connect(settings.dsn(SUPERUSER)) as connection:
        for (table,) in connection.execute(
            "select format('%I.%I', schemaname, tablename) from pg_tables "
            "where schemaname in ('raw', 'ingest') and tablename <> 'sleutels'"
        ).fetchall():
            connection.execute(f"truncate {table}")
    order = list(range(len(deliveries.waiting)))
    random.Random(7).shuffle(order)
    deliveries.load(settings, order)
    build(settings)
    assert marts_without_arrival(settings) == first


def test_a_cent_that_is_not_in_the_register_stops_the_build(settings):
    region().load(settings)
    with psycopg.connect(settings.dsn(SUPERUSER)) as connection:
        connection.execute(
            "update raw.ijw__jw323_prestaties set bedrag = (bedrag::bigint + 1)::text where referentie_nummer = 'R1'"
        )
    with pytest.raises(BuildError, match="assert_register_agrees_with_raw"):
        build(settings, "stg_ingest__deliveries stg_ijw__prestaties")
