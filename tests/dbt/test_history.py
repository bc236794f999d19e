"""Release 2.3 in the marts: JW303 counts with JW323, a JW304 may grant a part, and a retour finds what it answers."""

import psycopg
import pytest

from dbt_project.run import build
from publish.status import status
from tests.dbt.raw_rows import Deliveries
from tests.dbt.region import AANBIEDER, ANNA, DORDRECHT, PRODUCT, declare, prestatie

pytestmark = [
    pytest.mark.traag,  # tests/demo/test_ketens.py tells a story of release 2.3 in every run
    pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"),
]
MEI = {"begindatum": "2020-05-01", "einddatum": "2020-05-31", "beschikking_nummer": "9"}


def history() -> Deliveries:
    """One declaratie of each release, the answer to the old one, and starts with their retours."""
    deliveries = Deliveries()
    lines = [
        prestatie(name, ANNA, "1", cents, **MEI) for name, cents in (("O1", "10000"), ("O2", "5000"), ("O3", "700"))
    ]
    lines.append(prestatie("O4", ANNA, "1", "300", **MEI) | {"toewijzing_nummer": None, "debet_credit": "C"})
    lines = [row | {"declaratie_nummer": "F2020"} for row in lines]
    total = {"declaratie_nummer": "F2020", "totaal_bedrag": "15400", "totaal_debet_credit": "D", "valuta_code": "EUR"}
    tables = {"ijw__jw303_declaraties": [total], "ijw__jw303_prestaties": lines}
    deliveries.ijw("JW303", "F2020", van=AANBIEDER, aan=DORDRECHT, op="2020-06-05", rows=tables)
    answered = {"declaratie_nummer": "F2020", "ingediend_bedrag": "15400", "ingediend_debet_credit": "D"}
    answered |= {"toegekend_bedrag": "6400", "toegekend_debet_credit": "D", "retourcodes": "0200"}
    judged = [
        {"referentie_nummer": name, "bedrag": asked, "debet_credit": "D", "toegekend_bedrag": granted}
        | {"toegekend_debet_credit": "D", "retourcodes": "0611"}
        for name, asked, granted in (("O1", "10000", "6000"), ("O2", "5000", "0"))
    ]
    tables = {"ijw__jw304_antwoorden": [answered], "ijw__jw304_prestaties": judged}
    deliveries.ijw("JW304", "G2020", van=DORDRECHT, aan=AANBIEDER, op="2020-07-01", rows=tables)
    declare(deliveries, "d-1", DORDRECHT, [prestatie("N1", ANNA, "1", "100")])
    start = {
        "jeugdige_id": ANNA,
        "toewijzing_nummer": "1",
        "begindatum": "2024-02-03",
        "status_aanlevering": "1",
        **PRODUCT,
    }
    parties = {"van": AANBIEDER, "aan": DORDRECHT, "op": "2024-02-05"}
    deliveries.ijw("JW305", "S1", **parties, rows={"ijw__jw305_start_producten": [start]})
    for name, sent in (("X1", "S1"), ("X2", "S-unknown")):
        kop = {"identificatie_retour": name, "dagtekening_retour": "2024-02-06", "retourcodes": None}
        deliveries.ijw("JW306", sent, **parties, rows={"ijw__retouren": [kop]})
    return deliveries


def test_release_2_3_reaches_the_marts_to_the_cent(settings):
    history().load(settings)
    build(settings)
    with psycopg.connect(settings.dsn("builder")) as connection:
        lines = connection.execute(
            "select referentie_nummer, status, ingediend_bedrag::text, kosten_bedrag::text, retourcodes"
            " from marts.fct_prestaties order by 1"
        ).fetchall()
        retouren = connection.execute(
            "select retouren.identificatie_retour, berichten.bericht, berichten.identificatie"
            " from intermediate.int_retouren_matched_to_berichten as retouren"
            " left join intermediate.int_berichten_judged as berichten"
            " on retouren.heenbericht_delivery_id = berichten.delivery_id order by 1"
        ).fetchall()
    assert lines == [
        ("N1", "ingediend", "1.00", "1.00", None),
        ("O1", "toegekend", "100.00", "60.00", "0611"),
        ("O2", "afgewezen", "50.00", "0.00", "0611"),
        ("O3", "toegekend", "7.00", "7.00", None),
        ("O4", "toegekend", "-3.00", "-3.00", None),
    ]
    assert retouren == [("X1", "JW305", "S1"), ("X2", None, None)]
    found = status(settings)
    assert found["raw_eurocent"] == found["marts_eurocent"] == 15500
