"""The invented declaraties obey the rules across messages, except where an error was planted; shares are real."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from random import Random

import pytest

from demo import calendar
from demo.calendar import add_months, month_end, months_between
from demo.declaraties import Declaratie, declaraties
from demo.parameters import aanbieders, tariff_on, teams
from demo.population import bsns, is_valid, youths
from demo.prestaties import Prestatie, prestaties
from demo.regio_bestanden import write_region
from demo.trajecten import Traject, trajecten
from ingest.settings import PROJECT

WINDOW = calendar.window("2024-12", 12)
RESIDENTIAL = ("pleegzorg", "gezinshuis", "verblijf", "gesloten", "crisisverblijf")


@pytest.fixture(scope="module")
def found() -> list[Traject]:
    people = youths(3000, WINDOW.first, Random("mensen"), bsns())
    return trajecten(people, WINDOW, Random("trajecten"))


@pytest.fixture(scope="module")
def sent(found) -> list[Declaratie]:
    return declaraties(prestaties(found, WINDOW, Random("prestaties")), WINDOW, Random("declaraties"))


@pytest.fixture(scope="module")
def lines(sent) -> list[Prestatie]:
    return [line for item in sent for line in item.lines]


def test_bsns_are_valid_once_and_from_the_test_range_first():
    numbers = [number for number, _ in zip(bsns(), range(9300), strict=False)]
    assert all(is_valid(number) for number in numbers)
    assert len(set(numbers)) == 9300
    assert [number[:4] == "9999" for number in numbers] == [True] * 9091 + [False] * 209
    assert {number[0] for number in numbers} == {"9"}


def test_references_are_unique_per_aanbieder_and_toewijzingen_per_gemeente(found, sent, lines):
    references = Counter((line.traject.agb, line.referentie) for line in lines)
    numbers = Counter((t.jeugdige.gemeente, item.nummer) for t in found for item in t.toewijzingen)
    declared = Counter((item.agb, item.nummer) for item in sent)
    assert max((references | numbers | declared).values()) == 1


def test_a_month_is_declared_again_only_after_a_credit_or_a_rejection(lines):
    open_lines: Counter = Counter()
    for line in lines:
        if not line.retourcode:
            open_lines[line.nummer, line.maand, line.toewijzing.product.code, line.traject.jeugdige.gemeente] += (
                1 if line.teken == "D" else -1
            )
    assert set(open_lines.values()) <= {0, 1}


def test_a_credit_repeats_an_accepted_debet_of_an_earlier_answered_declaratie(sent):
    accepted = {
        (item.agb, line.referentie): (line.volume, line.tarief, line.maand, line.nummer, item.answered)
        for item in sent for line in item.lines if item.answered and not line.retourcode
    }  # fmt: skip
    credits = [(item, line) for item in sent for line in item.lines if line.teken == "C"]
    assert credits
    for item, line in credits:
        volume, tarief, maand, nummer, answered = accepted[item.agb, line.vorig]
        assert (line.volume, line.tarief, line.maand, line.nummer) == (volume, tarief, maand, nummer)
        assert answered <= item.op


def test_only_planted_lines_differ_from_the_contract_the_volume_or_the_toewijzing(lines):
    for line in lines:
        begin, end = line.periode
        weeks = {(begin + timedelta(days=day)).isocalendar()[:2] for day in range((end - begin).days + 1)}
        item = line.toewijzing
        wrong = {
            "TR418": line.tarief != tariff_on(line.traject.agb, item.product.code, line.maand),
            "TR321": item.product.frequentie == "2" and not item.budget and line.volume > item.volume * len(weeks),
            "TR338": line.nummer != item.nummer,
            "TR307": begin < item.ingang or end > item.einde or end < begin or end > month_end(begin),
            "TR319": add_months(line.indiening, 0) < line.maand,
        }
        assert {rule for rule, is_wrong in wrong.items() if is_wrong} == ({line.fout} - {"", "IV091"})


def test_an_aanbieder_declares_every_month_in_which_it_delivered(sent, lines):
    filed = {(item.agb, item.gemeente, item.periode) for item in sent}
    assert {(line.traject.agb, line.traject.jeugdige.gemeente, line.maand) for line in lines} <= filed


def test_shares_durations_delays_and_costs_are_those_of_the_region(found, lines):
    routes = Counter(traject.verwijzer for traject in found)
    shares = {route: round(100 * number / len(found)) for route, number in routes.items()}
    wanted = {"gemeente": 35, "02": 35, "06": 12, "04": 8, "05": 6, "03": 3, "08": 1}
    assert all(abs(shares[route] - share) <= 2 for route, share in wanted.items())
    days = [(traject.stop - traject.start).days for traject in found]
    assert 6 * 30 < sum(days) / len(days) < 9 * 30.5
    assert 0.64 < sum(len(traject.hoofd.versies) > 1 for traject in found) / len(found) < 0.76
    early = [line for line in lines if line.maand <= date(2024, 7, 1) and line.fout != "IV091"]
    delays = Counter(months_between(line.maand, line.indiening) for line in early)
    assert [round(100 * delays[lag] / len(early)) for lag in range(3)] == pytest.approx([58, 29, 8], abs=2)
    cents: dict[str, int] = defaultdict(int)
    for line in lines:
        cents[line.traject.jeugdige.bsn] += line.cents
    assert 7_500_00 < sum(cents.values()) / len(cents) < 9_000_00
    residential = {line.traject.jeugdige.bsn for line in lines if line.toewijzing.product.soort in RESIDENTIAL}
    assert 0.08 < len(residential) / len(cents) < 0.12


def test_the_region_files_are_those_of_the_generator(tmp_path):
    write_region(tmp_path, tmp_path)
    for path in tmp_path.iterdir():
        folder = "schemas/regios/zhz/demo" if path.name == "contracten.csv" else "schemas/regios/zhz"
        assert path.read_bytes() == (PROJECT / folder / path.name).read_bytes()
    classes = Counter(item.klasse for item in aanbieders())
    assert (classes["groot"], classes["middel"], len(aanbieders()) > 185) == (13, 19, True)
    assert sum(len(codes) for codes in teams().values()) == 20
