"""Nights that add to the marts leave what one build of everything leaves, whatever came late or in the wrong order.

And as known on the first of them, the marts are again what they were then.
"""

import psycopg
import pytest

from dbt_project import stand
from dbt_project.run import build
from tests.benchmarks import vulling
from tests.benchmarks.marts import hashes
from tests.dbt import signals
from tests.dbt.raw_rows import Deliveries
from tests.dbt.region import (
    AANBIEDER,
    ANNA,
    BRAM,
    DIRK,
    ELDERS,
    MOLENLANDEN,
    PRODUCT,
    VERBLIJF,
    answer,
    declare,
    prestatie,
    region,
    toewijzing,
)

# dbt leaves its log file open until the process ends.
pytestmark = [
    pytest.mark.traag,
    pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"),
]
# A credit and an answer before their declaratie, and the second use of an Identificatie before the first.
FIRST = ["d-2", "a-1", "d-1 again", "toe-0", "start-1", "s-2", "n-9", "p-2", "oud-1", "oud-2", "start-8", "start-9"]
FIRST += ["t-1 again", "ta-1", "ruim-0", "ruim-1", "ruim-2", "terug-1", "terug-2", "l-1", *signals.BEFORE]
SECOND = ["d-1", "toe-1", "toe-3", "d-3", "p-1", "oud-0", "start-8 retour", "t-1", "ruim-3", "terug-0", "la-1"]
# A verzoek and a bepaling that change the verwijzer of prestaties of before, a correction, an answer.
THIRD = ["vot-1", "g-1", "toe-2", "a-2", "d-4", "ta-2", "ruim-4", *signals.AFTER]
# Nothing but the team: most of the marts are not made again.
FOURTH = ["s-1"]


JUDGED = """
select deliveries.identificatie, uitkomsten.regel
from marts.fct_regeluitkomsten as uitkomsten
inner join ingest.deliveries on uitkomsten.delivery_id = deliveries.delivery_id
where deliveries.identificatie in ('n-9', 'p-2', 'oud-2') and uitkomsten.object_soort in ('bericht', 'declaratie')
order by 1
"""
STANDEN = """
select stand from marts.fct_berichten
where identificatie in ('start-8', 'start-9')
order by identificatie, bericht
"""
ANSWERED = """
select
    referentie_nummer, jeugdige_id = repeat('a', 64), status, bericht_uitkomst, antwoord_dagtekening is not null
from marts.fct_prestaties
where referentie_nummer in ('R-t1', 'R-t2')
order by 1, 2
"""
DECLARED = f"""
select product_code, product_categorie, hulpvorm_code from marts.fct_trajecten
where jeugdige_id = '{DIRK}' and gemeente_code = '{MOLENLANDEN}'
"""
TAKEN_BACK = """
select aansluitcategorie, kosten_bedrag::text from marts.fct_prestaties
where referentie_nummer in ('R-b1', 'R-b2')
order by referentie_nummer
"""
MERGED = "0584"  # Oud-Beijerland, until 2018


def with_what_another_message_changes() -> Deliveries:
    """The small region, and messages that are judged otherwise once another one comes."""
    deliveries = region()
    # Refused for its DeclaratieNummer, until it turns out that who used that before was refused itself.
    declare(deliveries, "n-9", ELDERS, [prestatie("R19", ANNA, "1", "100")], op="2024-05-01", declaratie_nummer="N9")
    # March was declared before February.
    for name, day, month in (("p-1", "2024-04-05", "2024-03-01"), ("p-2", "2024-04-10", "2024-02-01")):
        lines = [prestatie(f"R-{name}", ANNA, "1", "100")]
        declare(deliveries, name, ELDERS, lines, op=day, periode_begindatum=month)
    # The code of a gemeente that has merged is right from the moment that there is care that began under it.
    for name, begin in (("oud-0", "2018-02-01"), ("oud-1", "2019-02-01")):
        rows = {"ijw__jw301_toegewezen_producten": [toewijzing(name, ANNA, ingangsdatum=begin)]}
        deliveries.ijw("JW301", name, van=MERGED, aan=AANBIEDER, op="2024-01-25", rows=rows)
    declare(deliveries, "oud-2", MERGED, [prestatie("R20", ANNA, "oud-1", "100")], op="2024-05-02")
    # A debet and its credit; then it turns out that the message of the debet used a number that was used before.
    declare(
        deliveries, "terug-1", ELDERS, [prestatie("R-b1", BRAM, "1", "100")], op="2024-05-01", declaratie_nummer="Nb"
    )
    back = prestatie("R-b2", BRAM, "1", "100", debet_credit="C", vorig_referentie_nummer="R-b1")
    declare(deliveries, "terug-2", ELDERS, [back], op="2024-06-03")
    declare(
        deliveries, "terug-0", ELDERS, [prestatie("R-b0", ANNA, "1", "100")], op="2024-04-30", declaratie_nummer="Nb"
    )
    # The only costs of a gemeente in a year, until they are rejected.
    declare(deliveries, "l-1", "0363", [prestatie("R21", ANNA, "9", "5000")])
    rejected = {"referentie_nummer": "R21", "client_retourcodes": "0200", "retourcodes": "9308"}
    answer(deliveries, "la-1", "l-1", "0363", "0200", rejected)
    add_answers_to_one_identificatie(deliveries)
    add_generic_toewijzing(deliveries)
    add_retour(deliveries)
    signals.add_signals(deliveries)
    return deliveries


def add_answers_to_one_identificatie(deliveries: Deliveries) -> None:
    """Two declaraties with one Identificatie on two days, both answered; in one, two jeugdigen with one reference."""
    declare(
        deliveries, "t-1", MOLENLANDEN, [prestatie("R-t1", one, "1", "100") for one in (ANNA, BRAM)], op="2024-03-05"
    )
    declare(
        deliveries, "t-1", MOLENLANDEN, [prestatie("R-t2", ANNA, "1", "100")], op="2024-04-05", declaratie_nummer="Nt"
    )
    rejected = {"referentie_nummer": "R-t1", "jeugdige_id": BRAM, "client_retourcodes": "0200", "retourcodes": "9308"}
    answer(deliveries, "ta-1", "t-1", MOLENLANDEN, "0200", rejected, dag="2024-03-05")
    answer(deliveries, "ta-2", "t-1", MOLENLANDEN, "8001", dag="2024-04-05")


def add_generic_toewijzing(deliveries: Deliveries) -> None:
    """One without a product: what is declared says which it is, another month tells otherwise, and that is rejected."""
    generic = {"product_categorie": None, "product_code": None}
    given = {"ijw__jw301_toegewezen_producten": [toewijzing("ruim", DIRK, **generic)]}
    deliveries.ijw("JW301", "ruim-0", van=MOLENLANDEN, aan=AANBIEDER, op="2024-01-25", rows=given)
    start = {"jeugdige_id": DIRK, "toewijzing_nummer": "ruim", "begindatum": "2024-02-01", "status_aanlevering": "1"}
    started = {"ijw__jw305_start_producten": [start | generic]}
    deliveries.ijw("JW305", "ruim-1", van=AANBIEDER, aan=MOLENLANDEN, op="2024-02-02", rows=started)
    declare(deliveries, "ruim-2", MOLENLANDEN, [prestatie("R-r2", DIRK, "ruim", "100")])
    march = {"begindatum": "2024-03-01", "einddatum": "2024-03-31", **VERBLIJF}
    declare(deliveries, "ruim-3", MOLENLANDEN, [prestatie("R-r3", DIRK, "ruim", "900", **march)], op="2024-04-05")
    rejected = {"referentie_nummer": "R-r3", "client_retourcodes": "0200", "retourcodes": "9308"}
    answer(deliveries, "ruim-4", "ruim-3", MOLENLANDEN, "0200", rejected)


def add_retour(deliveries: Deliveries) -> None:
    """Two starts and the retour of one: with it most of the retouren are delivered, so the other is missed."""
    start = {"jeugdige_id": ANNA, "toewijzing_nummer": "8", "status_aanlevering": "1", **PRODUCT}
    parties = {"van": AANBIEDER, "aan": ELDERS, "op": "2024-03-04"}
    for name, begin in (("start-8", "2024-03-01"), ("start-9", "2024-03-02")):
        rows = {"ijw__jw305_start_producten": [start | {"begindatum": begin}]}
        deliveries.ijw("JW305", name, **parties, rows=rows)
    retour = {"identificatie_retour": "r", "retourcodes": "0200", "dagtekening_retour": "2024-03-05"}
    deliveries.ijw("JW306", "start-8", **parties, rows={"ijw__retouren": [retour]})


def load(settings, identificaties: list[str]) -> None:
    """Load these deliveries of the small region, in this order."""
    deliveries = with_what_another_message_changes()
    places: dict[str, int] = {}
    for place, (register, _) in enumerate(deliveries.waiting):
        name = register["identificatie"]
        again = "retour" if register["bericht"] == "JW306" else "again"
        places[f"{name} {again}" if name in places else name] = place
    deliveries.load(settings, [places[name] for name in identificaties])


def test_nights_leave_what_a_full_build_leaves(settings, query):
    vulling.plan(settings, 800)
    vulling.deliver(settings, (2, 30))
    load(settings, FIRST)
    assert build(settings).volledig == "er is geen eerdere geslaagde bouw"
    assert query(STANDEN) == [("antwoorden niet aangeleverd",), ("antwoorden niet aangeleverd",)]
    assert query(JUDGED) == [("n-9", "TR333"), ("oud-2", "TR378")]
    assert query(signals.FOUND) == signals.FOUND_BEFORE
    ambulant, verblijf = ("45A48", "45", "02"), ("44A01", "44", "14")
    assert query(DECLARED) == [ambulant]
    nights = (((41, 49), SECOND, verblijf), ((31, 40), THIRD, ambulant), (None, FOURTH, ambulant))
    assert query(TAKEN_BACK) == [("ingediend", "1.00"), ("credit_ingediend", "-1.00")]
    [(first,)], then = query("select volgnummer_tot from marts.bouw"), hashes(settings)
    for months, identificaties, declared in nights:
        if months:
            vulling.deliver(settings, months)
        load(settings, identificaties)
        result = build(settings)
        assert (result.volledig, result.seeds) == ("", 0)
        assert query(DECLARED) == [declared]
    assert query(STANDEN) == [("op tijd",), ("geen antwoord verwacht",), ("antwoord ontbreekt",)]
    assert query(JUDGED) == [("p-2", "TR318")]
    assert query(signals.FOUND) == signals.FOUND_AFTER
    assert query(ANSWERED) == [
        ("R-t1", False, "afgewezen", "geen", True),
        ("R-t1", True, "toegekend", "geen", True),
        ("R-t2", True, "toegekend", "9056", True),
    ]
    assert query(TAKEN_BACK) == [("bericht_9333", "0.00"), ("credit_op_geweigerd", "0.00")]
    by_nights = hashes(settings)
    assert build(settings, volledig=True).volledig
    assert by_nights == hashes(settings)
    build(settings, bekend_op=first)
    assert hashes(settings, f"marts_op_{first}") == then
    assert hashes(settings) == by_nights
    assert_a_delivery_that_left_makes_the_next_build_start_over(settings)


def assert_a_delivery_that_left_makes_the_next_build_start_over(settings) -> None:
    assert stand.reason_to_start_over(settings) == ""
    with psycopg.connect(settings.dsn("jeugd_beheer")) as connection:
        connection.execute("delete from ingest.deliveries where identificatie = 'd-2'")
    assert "verdwenen" in stand.reason_to_start_over(settings)
    stand.forget(settings)
    assert "geen eerdere" in stand.reason_to_start_over(settings)
