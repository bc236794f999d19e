"""An invented quarter of care in Dordrecht and Molenlanden, with every turn a prestatie can take."""

from tests.dbt.raw_rows import Deliveries

DORDRECHT, MOLENLANDEN, ELDERS = "0505", "1978", "0599"
AANBIEDER, ANDERE = "01234567", "07654321"
ANNA, BRAM, CEES, DIRK = ("a" * 64, "b" * 64, "c" * 64, "d" * 64)
PRODUCT = {"product_categorie": "45", "product_code": "45A48"}
VERBLIJF = {"product_categorie": "44", "product_code": "44A01"}


def region() -> Deliveries:
    """All deliveries; every gemeente, supplier and fault in them is named in the tests."""
    deliveries = Deliveries()
    add_toewijzingen(deliveries)
    add_declaraties(deliveries)
    add_antwoorden(deliveries)
    add_registraties(deliveries)
    return deliveries


def add_toewijzingen(deliveries: Deliveries) -> None:
    verzoek = {"jeugdige_id": ANNA, "geboortejaar": "2012", "referentie_aanbieder": "V1", "verwijzer_type": "02"}
    verzoek |= {**PRODUCT, "toewijzing_ingangsdatum": "2024-02-01"}
    deliveries.ijw(
        "JW315",
        "vot-1",
        van=AANBIEDER,
        aan=DORDRECHT,
        op="2024-01-20",
        rows={"ijw__jw315_aangevraagde_producten": [verzoek]},
    )
    anna = toewijzing("1", ANNA, referentie_aanbieder="V1", geboortejaar="2012", geslacht="2")
    bram = toewijzing("2", BRAM, geboortejaar="2001", geslacht="1", **VERBLIJF)
    cees = toewijzing("3", CEES)
    gone = cees | {"toewijzingstijd": "11:00:00", "einddatum": "2024-02-01", "reden_wijziging": "13"}
    for number, (gemeente, row) in enumerate(
        ((DORDRECHT, anna), (MOLENLANDEN, bram), (DORDRECHT, cees), (DORDRECHT, gone))
    ):
        rows = {"ijw__jw301_toegewezen_producten": [row]}
        deliveries.ijw("JW301", f"toe-{number}", van=gemeente, aan=AANBIEDER, op="2024-01-25", rows=rows)
    start = {
        "jeugdige_id": BRAM,
        "toewijzing_nummer": "2",
        "begindatum": "2024-03-01",
        "status_aanlevering": "1",
        **VERBLIJF,
    }
    deliveries.ijw(
        "JW305",
        "start-1",
        van=AANBIEDER,
        aan=MOLENLANDEN,
        op="2024-03-02",
        rows={"ijw__jw305_start_producten": [start]},
    )


def add_declaraties(deliveries: Deliveries) -> None:
    declare(deliveries, "d-1", DORDRECHT, [
        prestatie("R1", ANNA, "1", "10050"),
        prestatie("R2", ANNA, "1", "20000", begindatum="2024-03-01", einddatum="2024-03-31"),
    ])  # fmt: skip
    declare(deliveries, "d-2", DORDRECHT, [
        prestatie("R3", ANNA, "1", "10050", debet_credit="C", vorig_referentie_nummer="R1"),
        prestatie("R4", ANNA, "1", "9000"),
    ], op="2024-04-05")  # fmt: skip
    declare(deliveries, "d-3", MOLENLANDEN, [prestatie("R5", BRAM, "2", "50000", **VERBLIJF)])
    deliveries.waiting[-1][0]["bytes"] = 25_000_001  # a large file (OP179)
    # Care of July without a toewijzing that reached us, an own product code, and a categorie nobody knows.
    july = {"begindatum": "2024-07-01", "einddatum": "2024-07-31", "product_code": "99X01", "product_categorie": "99"}
    declare(deliveries, "d-4", ELDERS, [prestatie("R6", DIRK, "77", "333", **july)], op="2024-08-02")
    # The same Identificatie again with other content: TR056.
    declare(
        deliveries, "d-1", DORDRECHT, [prestatie("R9", ANNA, "1", "70000")], op="2024-03-09", declaratie_nummer="N9"
    )


def add_antwoorden(deliveries: Deliveries) -> None:
    rejected = {"referentie_nummer": "R2", "client_retourcodes": "0200", "retourcodes": "9308"}
    answer(deliveries, "a-1", "d-1", DORDRECHT, "0200", rejected)
    answer(deliveries, "a-2", "d-2", DORDRECHT, "8001")


def add_registraties(deliveries: Deliveries) -> None:
    casus = {
        "casus_id": "C1",
        "gezin_id": "G1",
        "team_id": "T1",
        "gemeente_code": DORDRECHT,
        "datum_start": "2024-02-01",
    }
    taak = {"casus_id": "C1", "kerntaak": "TOEGANG", "datum_start": "2024-02-05", "professional_id": "P1"}
    deliveries.csv("sjt", "s-1", van="SJT", op="2024-03-01", rows={
        "sjt__casussen": [casus],
        "sjt__kerntaken": [
            {"kerntaak_periode_id": "K1", "uren": "3.50", **taak},
            {"kerntaak_periode_id": "K2", "uren": "2", **taak, "casus_id": "C9", "datum_einde": "2024-02-06"},
        ],
    })  # fmt: skip
    # A correction of K1: the later Dagtekening holds, whichever arrives first.
    deliveries.csv("sjt", "s-2", van="SJT", op="2024-04-01", rows={
        "sjt__kerntaken": [{"kerntaak_periode_id": "K1", "uren": "4.25", **taak, "datum_einde": "2024-02-20"}]
    })  # fmt: skip
    bepaling = {"bepaling_id": "B1", "jeugdige_id": BRAM, "gemeente_code": MOLENLANDEN, "toewijzing_nummer": "2"}
    deliveries.csv("gi", "g-1", van="00991013", op="2024-03-01", rows={
        "gi__bepalingen": [bepaling | {"datum_bepaling": "2024-01-10", "begindatum": "2024-01-15"}]
    })  # fmt: skip


def toewijzing(nummer: str, jeugdige: str, **other: str) -> dict:
    row = {"jeugdige_id": jeugdige, "toewijzing_nummer": nummer, "toewijzingsdatum": "2024-01-24", **PRODUCT}
    return row | {"toewijzingstijd": "10:00:00", "ingangsdatum": "2024-02-01"} | other


def prestatie(referentie: str, jeugdige: str, toewijzing_nummer: str, bedrag: str, **other: str) -> dict:
    row = {"referentie_nummer": referentie, "jeugdige_id": jeugdige, "toewijzing_nummer": toewijzing_nummer}
    row |= {"bedrag": bedrag, "debet_credit": "D", "geleverd_volume": "60", "eenheid": "01", **PRODUCT}
    return row | {"begindatum": "2024-02-01", "einddatum": "2024-02-29"} | other


def declare(deliveries, identificatie: str, gemeente: str, rows: list, *, op: str = "2024-03-05", **other: str) -> None:
    declaratie = {"declaratie_nummer": f"N{identificatie}", "totaal_bedrag": "0", "totaal_debet_credit": "D"} | other
    lines = [row | {"declaratie_nummer": declaratie["declaratie_nummer"]} for row in rows]
    tables = {"ijw__jw323_declaraties": [declaratie], "ijw__jw323_prestaties": lines}
    deliveries.ijw("JW323", identificatie, van=AANBIEDER, aan=gemeente, op=op, rows=tables)


def answer(
    deliveries, identificatie: str, declaratie: str, gemeente: str, code: str, *rejected: dict, dag: str | None = None
) -> None:
    head = {"declaratie_identificatie": declaratie, "declaratie_dagtekening": dag, "header_retourcodes": "0200"}
    tables = {
        "ijw__jw325_antwoorden": [head],
        "ijw__jw325_declaratie_antwoorden": [{"declaratie_nummer": f"N{declaratie}", "retourcodes": code}],
        "ijw__jw325_prestaties": [row | {"bedrag": "1", "debet_credit": "D"} for row in rejected],
    }
    deliveries.ijw("JW325", identificatie, van=gemeente, aan=AANBIEDER, op="2024-04-20", rows=tables)
