"""The told cases and the history: every message of both releases, each case recognisable in what was delivered."""

import hashlib
import json
import math
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from demo.parameters import products, tariff_on
from demo.region import make_deliveries
from ingest import xml_messages
from ingest.checked import Checked
from ingest.contract import MESSAGES
from ingest.errors import RejectedDelivery
from tests.ingest.reading import loaded

RETOUREN = {"JW302": "JW301", "JW306": "JW305", "JW308": "JW307", "JW316": "JW315", "JW318": "JW317", "JW320": "JW319"}


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("casussen") / "regio"
    make_deliveries(folder, jeugdigen=40, maanden=3, einde="2024-06", historie=True)
    return folder


@pytest.fixture(scope="module")
def read(region: Path) -> list[Checked]:
    return [checked for path in sorted((region / "ijw").iterdir()) if (checked := judge(path))]


@pytest.fixture(scope="module")
def texts(region: Path) -> str:
    return "".join(path.read_bytes().decode("utf-8", "replace") for path in sorted((region / "ijw").iterdir()))


def judge(path: Path) -> Checked | None:
    try:
        return xml_messages.read(path, path.name, lambda bsn: hashlib.sha256(bsn.encode()).hexdigest())
    except RejectedDelivery:
        return None


def test_every_message_of_both_releases_is_sent(read):
    known = {(path.parent.name.replace("_", "."), path.stem.upper()) for path in MESSAGES.glob("*_*/jw*.xsd")}
    assert {(checked.release, checked.bericht) for checked in read} == known


def test_the_totals_hold_with_history(region, read):
    totals = json.loads((region / "totalen.json").read_text(encoding="utf-8"))["bronnen"]["ijw"]
    kept = {(c.bericht, c.afzender, c.identificatie, c.inhoud_hash): c for c in read}.values()
    assert totals["loaded"] == len(kept)
    assert totals["eurocent_loaded"] == sum(checked.eurocent for checked in kept)
    rows: Counter = Counter()
    for checked in kept:
        rows.update({table: copy.count for table, copy in checked.tables.items() if copy.count})
    assert {table: number for table, number in totals["rows_loaded"].items() if number} == dict(rows)
    assert any(checked.eurocent for checked in kept if checked.bericht == "JW303")


def test_every_retour_repeats_the_header_of_a_message_that_was_sent(read):
    sent = {(c.release, c.bericht, c.afzender, c.ontvanger, c.identificatie) for c in read}
    answers = [c for c in read if c.bericht in RETOUREN]
    assert len(answers) > 30
    assert {(c.release, RETOUREN[c.bericht], c.afzender, c.ontvanger, c.identificatie) for c in answers} <= sent


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("tijdelijke stop", r"<RedenBeeindiging>20<"),
        ("verwijderde toewijzing", r"<RedenWijziging>13<"),
        ("verwijderde start", r"<StatusAanlevering>3<"),
        ("gehonoreerd verzoek om wijziging", r"<ReferentieAanbieder>VOW-\d+</ReferentieAanbieder>\s*<Product>"),
        ("afgewezen wegens woonplaats", r"<RedenAfwijzingVerzoek>8<[^§]*?<Woonplaatsbeginsel>"),
        ("in onderzoek", r"<VerzoekAntwoord>2<"),
        ("generiek met budget", r"</ToewijzingNummer>\s*<Toewijzingsdatum>[^§]*?<Budget>600000<"),
        ("minuten", r"<Eenheid>01<"),
        ("envelop", r"envelopHeenbericht-ggk_Di01"),
        ("geweigerd in retour", r"<RetourCode>9332<"),
        ("deels toegekend in 2020", r"<ToegekendeBedragPrestatie>"),
        ("credit in 2020", r"<ijw:DebetCredit>C<[^§]*?<ijw:VorigReferentieNummer>H"),
    ],
)
def test_each_case_of_the_standard_occurs(texts, what, pattern):
    assert re.search(pattern, texts), what


def test_minutes_are_charged_by_the_tariff_per_hour(read):
    lines = [(c.afzender, line) for c in read if c.bericht == "JW323" for line in loaded(c)["ijw__jw323_prestaties"]]
    in_hours = {product.code for product in products() if product.eenheid == "04"}
    minutes = [(agb, line) for agb, line in lines if line[10] == "01" and line[6] in in_hours]
    assert minutes
    for agb, line in minutes:
        per_hour = tariff_on(agb, line[6], date.fromisoformat(line[7]))
        assert int(line[12]) == math.floor(per_hour * int(line[9]) / 60 + 0.5)
        assert int(line[11]) == math.floor(per_hour / 60 + 0.5)
