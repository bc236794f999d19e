"""Which ratios, means and medians a report shows, and that its catalogue names what there is."""

import dataclasses
import os
import shutil
from datetime import UTC, datetime
from decimal import Decimal

import psycopg
import pytest
import yaml

from infra import postgres
from ingest.errors import Stop
from ingest.settings import PROJECT
from publish.figures import against_region
from publish.report_blocks import few_left_out
from publish.report_catalog import chapters, chosen_chapters, measures, subjects
from publish.report_chapters import BLOCKS
from publish.report_measures import PREFIX, Observed, hidden_measures, protected, read_measures
from publish.report_source import Source
from publish.thresholds import thresholds
from tests.publish.contract_marts import KPIS, models

LIMITS = thresholds("openbaar")
HALF = "2024-H1"


def of(noemer: int, teller: int = 20) -> Observed:
    return Observed(Decimal(teller), Decimal(noemer), Decimal(100 * teller) / noemer)


def hidden(
    by_code: dict[str, Observed], *, totals: set | None = None, earlier: dict | None = None, key="uitval"
) -> set:
    found = hidden_measures({(key, HALF): by_code}, totals or set(), earlier or {}, LIMITS)
    return {code for _, _, code in found}


@pytest.mark.parametrize(("noemer", "teller", "is_shown"), [
    (30, 15, True), (29, 15, False), (60, 9, False), (60, 0, True), (60, 51, False), (60, 60, True),
])  # fmt: skip
def test_a_share_is_shown_of_thirty_or_more_with_no_few_in_or_outside_it(noemer, teller, is_shown):
    by_code = {"a": of(noemer, teller), "b": of(100), "c": of(200)}
    assert ("a" not in hidden(by_code)) is is_shown


def test_one_gemeente_is_never_left_out_alone():
    assert hidden({"a": of(20), "b": of(100), "c": of(200)}) == {"a", "b"}
    assert hidden({"a": of(20), "b": of(25), "c": of(200)}) == {"a", "b"}


def test_a_measure_goes_with_the_total_it_can_be_turned_back_into():
    by_code = {"a": of(100), "b": of(100), "c": of(200)}
    out = hidden(by_code, totals={("jeugdigen_in_zorg", HALF, "c")}, key="kosten_per_jeugdige")
    assert out == {"c", "a"}


@pytest.mark.parametrize(("noemer", "was_hidden", "is_shown"), [
    (95, False, False), (100, False, True), (90, False, True), (95, True, True),
])  # fmt: skip
def test_beside_an_earlier_report_a_few_more_or_less_are_not_shown(noemer, was_hidden, is_shown):
    earlier = {(PREFIX + "uitval", HALF): {7: [("a", "noemer", None, Decimal(noemer), 0, was_hidden)]}}
    by_code = {"a": of(100), "b": of(100), "c": of(200)}
    assert ("a" not in hidden(by_code, earlier=earlier)) is is_shown


def test_a_hidden_measure_holds_no_value_any_more():
    seen = protected(measures()["uitval"], of(41, 20), hidden=False, limits=LIMITS)
    assert (seen.waarde, seen.n) == (49, 40)
    gone = protected(measures()["uitval"], of(41), hidden=True, limits=LIMITS)
    assert (gone.waarde, gone.n) == (None, None)


def test_signals_of_a_few_take_their_parts_with_them():
    assert few_left_out(("formeel", 3, 4, 40, 20, 10, 10), 10)[3:] == (40, 20, 10, 10)
    assert few_left_out(("formeel", 3, 4, 40, 25, 12, 3), 10)[3:] == (40, None, None, None)
    assert few_left_out(("formeel", 3, 4, 4, 4, 0, 0), 10)[3:] == (None, None, None, None)


def test_the_catalogue_names_subjects_measures_kpis_and_columns_that_exist():
    columns = {model["name"]: {column["name"] for column in model["columns"]} for model in models()}
    for measure in measures().values():
        assert (
            measure.kpi in KPIS
            if measure.kpi
            else {measure.telt or measure.waarde, measure.n} <= columns[measure.tabel]
        )
        assert set(measure.met) <= set(subjects())
    codes = [one.code for one in (*subjects().values(), *measures().values())]
    assert len(codes) == len(set(codes))
    assert all(one.kpi in ("", *KPIS) for one in subjects().values())
    named = [part for chapter in chapters() for part in chapter.delen]
    assert {part["onderwerp"] for part in named if "onderwerp" in part} == set(subjects())
    assert {key for part in named for key in part.get("maten", [])} <= set(measures())
    assert {part["blok"] for part in named if "blok" in part} >= set(BLOCKS)
    united = (PROJECT / "dbt_project/models/marts/rpt_gemeente_halfjaar.sql").read_text(encoding="utf-8")
    assert sorted(subjects()) == sorted(name for name in subjects() if f"'rpt_{name}'" in united)


def test_a_gemeente_chooses_its_own_chapters(settings):
    assert "kosten" in names_of("0505", settings)
    assert "lokaal_team" not in names_of("0505", settings)
    for own in ({"weglaten": ["kosten"]}, {"niveaus": {"raad": ["gebruik"]}}):
        chosen = region_with(settings, own)
        assert "kosten" not in names_of("0505", chosen)
        assert "kosten" in names_of("0482", chosen)
    with pytest.raises(Stop, match="bestaat_niet"):
        names_of("0505", region_with(settings, {"weglaten": ["bestaat_niet"]}))
    with pytest.raises(Stop, match="Niveau burger"):
        chosen_chapters("0505", "burger", settings)


def names_of(code: str, settings) -> list[str]:
    return [chapter.sleutel for chapter in chosen_chapters(code, "raad", settings)]


def region_with(settings, own: dict):
    """The instance with other choices of Dordrecht."""
    folder = settings.home / "regio"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(settings.region_folder, folder)
    choices = yaml.safe_load((folder / "rapport.yml").read_text(encoding="utf-8"))
    (folder / "rapport.yml").write_text(yaml.safe_dump({**choices, "gemeenten": {"0505": own}}), encoding="utf-8")
    return dataclasses.replace(settings, region=os.path.relpath(folder, settings.region_folder.parent))


def test_a_measure_that_counts_a_column_knows_its_numerator(settings):
    with psycopg.connect(settings.dsn(postgres.SUPERUSER)) as connection, connection.cursor() as cursor:
        cursor.execute(
            "create schema bron; create table bron.rpt_achttien as"
            " select '0505' as gemeente_code, '2024-H1' as halfjaar,"
            " 40 as wordt_achttien, 160 as leeftijd_bekend, 0 as wordt_achttien_verblijf"
        )
        source = Source(1, "test", 1, *[datetime(2025, 1, 15, tzinfo=UTC)] * 2, schema="bron")
        found = read_measures(cursor, source, ["0505"], [HALF])
        connection.rollback()
    assert found["wordt_achttien", HALF] == {"0505": Observed(Decimal(40), Decimal(160), Decimal(25))}
    assert found["wordt_achttien_verblijf", HALF]["0505"].waarde == 0


def test_a_gemeente_is_set_beside_the_region_per_youth_of_that_half_year():
    """In 2020-H2 the third gemeente still lived apart; in 2021-H1 half of its youth was of the first."""
    subject = subjects()["jeugdigen_in_zorg"]
    youth = {
        ("2020-H2", "1"): 1000, ("2020-H2", "2"): 2000, ("2020-H2", "3"): 1000,
        ("2021-H1", "1"): 1500, ("2021-H1", "2"): 2500,
    }  # fmt: skip
    totals = {(subject.key, half, owner): (50 * place, None) for place, (half, owner) in enumerate(youth, start=2)}
    limits = {"percentage_vanaf": 20}
    found = {where: against_region(subject, *where, totals, youth, limits) for where in [*youth, ("2021-H1", "3")]}
    # 100, 150 and 200 of 4,000; then 250 and 300 of 4,000.
    assert list(found.values()) == [89, 67, 178, 121, 87, None]
