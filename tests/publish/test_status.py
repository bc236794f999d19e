"""The status of an instance: exact keys, sums that close, and nothing to read before there is something."""

from ingest import warehouse
from ingest.settings import SOURCES
from publish import publication
from publish.status import show, status

SOURCE_KEYS = {"offered", "loaded", "quarantined", "ignored", "rows", "eurocent", "bedrag_onbekend", "per_uitkomst"}


def register_delivery(settings, name: str, outcome: str, rows: int | None, cents: int | None) -> None:
    """One row in the register, as loading would have written it."""
    with warehouse.connect(settings) as connection:
        connection.execute(
            "insert into ingest.deliveries (offer_id, delivery_id, bron, status, ontvangen_op, naam_versleuteld, bytes,"
            " rijen, eurocent, code_version) values (%s, %s, 'ijw', %s, now(), '', 1, %s, %s, 'test')",
            [name, name, outcome, rows, cents],
        )


def test_an_empty_instance_has_a_status(settings):
    found = status(settings)
    assert set(found) == {"bronnen", "raw_eurocent", "marts_eurocent", "publicatie", "gemeenten"}
    assert set(found["bronnen"]) == set(SOURCES)
    assert set(found["bronnen"]["ijw"]) == SOURCE_KEYS
    assert (found["raw_eurocent"], found["marts_eurocent"], found["publicatie"]) == (0, None, None)
    assert len(found["gemeenten"]) == 10


def test_sources_add_up_over_outcomes(settings):
    register_delivery(settings, "a", "geladen", 10, 12345)
    register_delivery(settings, "b", "geladen", 5, -345)
    register_delivery(settings, "c", "quarantaine", 3, 1000)
    register_delivery(settings, "d", "quarantaine", None, None)
    register_delivery(settings, "e", "genegeerd", 10, 12345)
    found = status(settings)["bronnen"]["ijw"]
    assert found["per_uitkomst"] == {
        "geladen": {"leveringen": 2, "rijen": 15, "eurocent": 12000},
        "quarantaine": {"leveringen": 2, "rijen": 3, "eurocent": 1000},
        "genegeerd": {"leveringen": 1, "rijen": 10, "eurocent": 12345},
    }
    del found["per_uitkomst"]
    assert found == {
        "offered": 5, "loaded": 2, "quarantined": 2, "ignored": 1, "rows": 28, "eurocent": 25345, "bedrag_onbekend": 1,
    }  # fmt: skip


def test_credits_lower_the_euros_in_raw(settings):
    with warehouse.connect(settings) as connection:
        for position, (cents, sign) in enumerate((("0012345", "D"), ("2345", "C")), start=1):
            connection.execute(
                "insert into raw.ijw__jw323_prestaties (delivery_id, position, bedrag, debet_credit)"
                " values ('a', %s, %s, %s)",
                [position, cents, sign],
            )
    assert status(settings)["raw_eurocent"] == 10000


def test_the_status_names_the_publication_and_the_youths_in_it(marts, capsys):
    published = publication.publish(marts)
    found = status(marts)
    assert found["publicatie"] == {
        "id": published.publicatie_id, "tijd": published.tijd.isoformat(), "code_version": "test",
    }  # fmt: skip
    assert found["marts_eurocent"] == sum(10001 + 100 * n for n in range(1, 101)) * 19
    assert found["gemeenten"][1] == {"code": "0505", "naam": "Dordrecht", "jeugdigen": 81}
    show(found)
    assert "0505 Dordrecht" in capsys.readouterr().out
