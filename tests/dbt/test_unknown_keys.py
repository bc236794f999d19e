"""A missing or unknown gemeente, aanbieder, jeugdige, product or toewijzing never loses a row or a eurocent.

Every combination of known, unknown and missing keys is delivered once; each amount is another one, so that a row that
was lost and one that was doubled cannot make up for each other.
"""

from collections.abc import Iterator
from itertools import count, product

import psycopg
import pytest

from dbt_project.run import BuildError, build
from tests.dbt.raw_rows import Deliveries

pytestmark = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"
)
GEMEENTEN, AANBIEDERS = ("0505", "0599", None), ("00991124", "99999999", None)
JEUGDIGEN, TOEWIJZINGEN = ("a" * 64, None), ("1", "77", None)
PRODUCTEN = (("45", "45A48"), ("99", "99X01"), ("45", None), (None, None))
APRIL = {"begindatum": "2024-04-01", "einddatum": "2024-04-30"}
KOSTEN = ("rpt_kosten_maand", "rpt_product_maand", "rpt_aanbieder_maand")
KEYS = ("gemeente_code", "aanbieder_agb", "jeugdige_id", "product_code", "product_categorie")
RAW = """
select coalesce(d.ontvanger, 'onbekend'), coalesce(d.afzender, 'onbekend'), coalesce(p.jeugdige_id, 'onbekend'),
    coalesce(p.product_code, 'onbekend'), coalesce(p.product_categorie, 'onbekend'), count(*),
    sum(p.bedrag::bigint * case p.debet_credit when 'C' then -1 else 1 end)::bigint
from raw.ijw__jw323_prestaties as p
inner join ingest.deliveries as d on p.delivery_id = d.delivery_id
group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
"""
MART = f"""
select {", ".join(KEYS)}, count(*), (100 * sum(ingediend_bedrag))::bigint from marts.fct_prestaties
group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
"""


def described(jeugdige: str | None, what: tuple[str | None, str | None]) -> dict:
    """The keys that most rows have."""
    return {"jeugdige_id": jeugdige, "product_categorie": what[0], "product_code": what[1]}


def prestaties() -> list[dict]:
    """A line per combination within one declaratie; every fifth is a credit of nothing we know."""
    rows = []
    for number, (jeugdige, what, nummer) in enumerate(product(JEUGDIGEN, PRODUCTEN, TOEWIJZINGEN), 1):
        row = described(jeugdige, what) | {"toewijzing_nummer": nummer, "referentie_nummer": f"R{number}", **APRIL}
        row |= {"bedrag": str(2**number), "debet_credit": "DDDDC"[number % 5], "geleverd_volume": "1", "eenheid": "04"}
        rows.append(row | {"declaratie_nummer": "D1"})
    return rows


def everything() -> Deliveries:
    """All kinds of delivery, from every aanbieder to every gemeente."""
    deliveries, numbers = Deliveries(), count(1)
    for gemeente, aanbieder in product(GEMEENTEN, AANBIEDERS):
        heen = {"van": aanbieder, "aan": gemeente, "op": "2024-05-06"}
        declaratie = {"declaratie_nummer": "D1", "totaal_bedrag": "0", "totaal_debet_credit": "D"}
        declared = {"ijw__jw323_declaraties": [declaratie], "ijw__jw323_prestaties": prestaties()}
        deliveries.ijw("JW323", f"d{next(numbers)}", **heen, rows=declared)
        for table, soort, rows in (
            ("ijw__jw301_toegewezen_producten", "JW301", list(toewijzingen())),
            ("ijw__jw305_start_producten", "JW305", list(starts())),
            ("ijw__jw315_aangevraagde_producten", "JW315", list(verzoeken())),
        ):
            route = {**heen, "van": gemeente, "aan": aanbieder} if soort == "JW301" else heen
            deliveries.ijw(soort, f"m{next(numbers)}", **route, rows={table: rows})
    for gemeente, jeugdige in product(GEMEENTEN, JEUGDIGEN):
        number = next(numbers)
        bepaling = {"bepaling_id": f"B{number}", "gemeente_code": gemeente, "jeugdige_id": jeugdige}
        bepaling |= {"datum_bepaling": "2024-03-05", "begindatum": "2024-03-11", "toewijzing_nummer": None}
        deliveries.csv("gi", f"g{number}", van="01234567", op="2024-04-02", rows={"gi__bepalingen": [bepaling]})
        taak = {"kerntaak_periode_id": f"K{number}", "casus_id": "C9", "uren": "1.5"}
        taak |= {"kerntaak": "TOEGANG", "datum_start": "2024-02-05", "professional_id": "P1"}
        deliveries.csv("sjt", f"s{number}", van="SJT", op="2024-04-02", rows={"sjt__kerntaken": [taak]})
    return deliveries


def toewijzingen() -> Iterator[dict]:
    """Number 1 and one without a number; of no version is known when it ends."""
    for number, (jeugdige, what) in enumerate(product(JEUGDIGEN, PRODUCTEN)):
        row = described(jeugdige, what) | {"toewijzing_nummer": "1" if number == 0 else f"5{number}"}
        row |= {"toewijzingsdatum": "2024-01-24", "toewijzingstijd": "10:00:00", "ingangsdatum": "2024-02-01"}
        yield row


def starts() -> Iterator[dict]:
    """On a toewijzing, on none we know, and without a number."""
    for jeugdige, nummer in product(JEUGDIGEN, TOEWIJZINGEN):
        row = described(jeugdige, PRODUCTEN[3]) | {"toewijzing_nummer": nummer, "begindatum": "2024-02-03"}
        yield row | {"status_aanlevering": "1"}


def verzoeken() -> Iterator[dict]:
    """By a verwijzer of a known, an unknown and no type."""
    for number, (jeugdige, soort) in enumerate(product(JEUGDIGEN, ("02", "98", None))):
        row = described(jeugdige, PRODUCTEN[1]) | {"referentie_aanbieder": f"V{number}", "verwijzer_type": soort}
        yield row | {"toewijzing_ingangsdatum": "2024-02-01"}


def test_every_combination_of_missing_and_unknown_keys_reaches_the_marts(settings):
    everything().load(settings)
    # Half of the jeugdigen unknown: the marts are whole, and the threshold of their quality stops the publication.
    with pytest.raises(BuildError, match=r"^1 of .*: assert_no_quality_threshold_is_passed"):
        build(settings, "resource_type:seed resource_type:model")
    with psycopg.connect(settings.dsn("builder")) as connection:

        def one(what: str) -> object:
            """One value of the marts."""
            return connection.execute(f"select {what}").fetchone()[0]

        raw, mart = connection.execute(RAW).fetchall(), connection.execute(MART).fetchall()
        assert mart == raw
        assert sum(row[5] for row in raw) == 9 * 24
        costs = one("sum(kosten_bedrag) from marts.fct_prestaties")
        assert [one(f"sum(kosten_bedrag) from marts.{table}") for table in KOSTEN] == [costs] * len(KOSTEN)
        assert one("sum(bedrag) from marts.rpt_kosten_categorie where categorie <> 'totaal'") == costs
        assert one("sum(teller) from marts.rpt_kpi where kpi_id = 'kosten'") == costs
        assert 100 * one("sum(bedrag) from marts.rpt_ketenaansluiting") == sum(row[6] for row in raw)
        assert one("sum(aantal) from marts.rpt_ketenaansluiting") == 9 * 24
        assert one("sum(uren) from marts.fct_kerntaken") == 6 * 1.5
        assert one("count(*) from marts.fct_verwijzingen") == 9 * 6 + 6
