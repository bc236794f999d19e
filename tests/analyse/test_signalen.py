"""A signal is judged by a person, step by step; the plan of a year follows from data and fits its hours."""

import csv
import dataclasses

import psycopg
import pytest
import yaml

from analyse import controleplan, signalen
from dbt_project.run import FOLDER
from ingest.errors import Stop
from ingest.settings import PROJECT
from publish import publication
from publish.dashboards.query import resolve
from publish.dashboards.spec import load_dashboards
from publish.gemeenten import region_gemeenten
from tests.conftest import new_instance
from tests.publish.contract_marts import make_contract_marts

pytestmark = pytest.mark.xdist_group("steekproef")
REASON = "De stop is later gecorrigeerd"


@pytest.fixture(scope="module")
def published(cluster, tmp_path_factory):
    with new_instance(cluster, tmp_path_factory.mktemp("signalen") / "home") as settings:
        yield made(settings)


def made(settings):
    """An instance with one publication in which 0505 has two signals each of two rules."""
    make_contract_marts(settings, [code for gemeente in region_gemeenten(settings) for code in gemeente.codes])
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute("delete from marts.fct_signalen where gemeente_code <> '0505'")
        connection.execute(
            "update marts.fct_signalen set regel = case when aantal_prestaties < 22 then 'R05' else 'R06' end,"
            " score = case when aantal_prestaties < 22 then 10 else 9 end, gewicht = 0.5, versie = 1, status = 'open'"
        )
        connection.execute("update marts.fct_signalen set signaal_id = regel || '-' || aantal_prestaties")
        connection.execute("update marts.rpt_risico_aanbieder set jaar = '2024'")
    publication.publish(settings)
    return settings


def card(key: str):
    """A card of the dashboards."""
    return next(one for board in load_dashboards() for one in board.cards if one.key == key)


def judgements(settings, what: str) -> list[tuple]:
    with psycopg.connect(settings.dsn("auditor")) as connection:
        return connection.execute(f'select {what} from "analyse".signaalstanden').fetchall()


def rank(settings) -> list[tuple[str, int]]:
    """Open signals in the order of the work list, with the weight of their rule in percent."""
    return [(row[0], int(row[7])) for row in signalen.listed(settings, regel="", status="open", aantal=10)]


def test_a_judgement_counts_at_once_in_the_order_of_what_is_still_open(published):
    assert rank(published) == [("R05-20", 50), ("R05-21", 50), ("R06-22", 50), ("R06-23", 50)]
    for step in ("beoordeeld", "terecht"):
        signalen.judge("R06-22", step, published, door="A. de Vries", reden=REASON)
    assert rank(published) == [("R06-23", 67), ("R05-20", 50), ("R05-21", 50)]
    with psycopg.connect(published.dsn("auditor")) as connection:
        shown = connection.execute(resolve(card("controlesignalen").sql, {})[0].replace("%%", "%")).fetchall()
    counted = [(row[0], int(row[10]), float(row[11])) for row in shown]
    assert list(dict.fromkeys(counted)) == [("R06", 67, 12), ("R05", 50, 10)]


def test_a_signal_is_looked_at_before_it_is_right_or_wrong(published):
    with pytest.raises(Stop, match="is open; daarna kan het beoordeeld worden"):
        signalen.judge("R05-20", "terecht", published, door="A. de Vries", reden=REASON)
    for step in ("beoordeeld", "terecht", "beoordeeld", "onterecht"):
        signalen.judge("R05-20", step, published, door="A. de Vries", reden=REASON)
    found = judgements(published, "regel, versie, status, door")
    assert [one for one in found if one[0] == "R05"] == [("R05", 1, "onterecht", "A. de Vries")]
    with (
        psycopg.connect(published.dsn("builder")) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("update \"analyse\".signaalbeoordelingen set status = 'terecht'")


@pytest.mark.parametrize(
    ("naam", "oordeel", "reden", "door"),
    [
        ("R05-99", "beoordeeld", REASON, "A. de Vries"),
        ("R05-20", "afgewezen", REASON, "A. de Vries"),
        ("R05-21", "beoordeeld", "ok", "A. de Vries"),
        ("R05-21", "beoordeeld", "gaat over 999990019", "A. de Vries"),
        ("R05-21", "beoordeeld", REASON, " "),
    ],
)
def test_a_judgement_without_signal_step_reason_or_name_is_refused(published, naam, oordeel, reden, door):
    with pytest.raises(Stop) as refused:
        signalen.judge(naam, oordeel, published, door=door, reden=reden)
    assert "999990019" not in str(refused.value)
    assert ("R05-21",) not in judgements(published, "signaal_id")


def test_the_plan_has_sizes_and_hours_and_names_no_aanbieder(published, tmp_path):
    plan = controleplan.write_plan(2025, tmp_path / "plan.html", published)
    assert [(audit.naam, audit.omvang, audit.uren) for audit in plan.audits] == [
        ("2024-declaraties", 300, 600), ("2024-indicaties", 93, 186),
    ]  # fmt: skip
    html = (tmp_path / "plan.html").read_text(encoding="utf-8")
    assert "Vaststellen dat de gedeclareerde hulp is geleverd" in html
    assert "A1" not in html


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"methode": "gevoel"}, "bestaat niet"),
        ({"methode": "aselect"}, "geef de omvang"),
        ({"materialiteit": 0.001}, "uur en er zijn er"),
        ({"wie": None}, "wie ontbreekt"),
    ],
)
def test_a_plan_that_cannot_be_carried_out_is_refused(cluster, tmp_path, changes, message):
    plans = yaml.safe_load((cluster.region_folder / "control_audit.yml").read_text(encoding="utf-8"))
    audit = plans[0]["audits"][0]
    audit.update(changes)
    plans[0]["audits"][0] = {name: value for name, value in audit.items() if value is not None}
    (tmp_path / "control_audit.yml").write_text(yaml.safe_dump(plans), encoding="utf-8")
    with pytest.raises(Stop, match=message):
        controleplan.read_plan(2025, dataclasses.replace(cluster, region=str(tmp_path)))


def read_rules() -> list[dict[str, str]]:
    with (PROJECT / "schemas" / "codelijsten" / "controleregels.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_thirty_rules_are_there_and_each_runs_or_says_why_not():
    rules = read_rules()
    assert [rule["regel"] for rule in rules] == [f"R{n:02d}" for n in range(1, 31)]
    models = FOLDER / "models" / "intermediate"
    for rule in rules:
        model = models / f"int_signalen_{rule['familie']}.sql"
        judged = model.is_file() and f"'{rule['regel']}'" in model.read_text(encoding="utf-8")
        assert judged != bool(rule["geen_gegevens"]), rule["regel"]


def test_of_every_rule_that_runs_a_unit_test_expects_a_signal():
    running = {rule["regel"] for rule in read_rules() if not rule["geen_gegevens"]}
    expected = set()
    for path in (FOLDER / "models" / "intermediate").glob("_unit_signalen*.yml"):
        for test in yaml.safe_load(path.read_text(encoding="utf-8"))["unit_tests"]:
            expected |= {row["regel"] for row in test["expect"]["rows"] if "bedrag" in row}
    assert running - expected == set()
