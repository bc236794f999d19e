"""Valid JW317 (verzoek om wijziging) and JW319 (antwoord) as bytes, as `messages` has the other messages."""

from collections.abc import Sequence

from tests.ingest.message_parts import CHILD, Node, bericht, omvang, optional, product


def nieuw_product(**values: object) -> Node:
    """Keys: categorie, code, begin, eind, omvang, budget."""
    given = {"categorie": "45", "code": "45A48", "begin": "2024-02-01", "eind": "2024-12-31"}
    given |= {"omvang": ("120", "04", "4"), "budget": None} | values
    return ("NieuwProduct", [product(given["categorie"], given["code"]), *wens(given)])


def te_wijzigen_product(**values: object) -> Node:
    """Keys: toewijzing, begin, eind, omvang, budget."""
    given = {"toewijzing": "1001", "begin": "2024-02-01", "eind": "2024-12-31"}
    given |= {"omvang": ("120", "04", "4"), "budget": None} | values
    return ("TeWijzigenProduct", [("ToewijzingNummer", given["toewijzing"]), *wens(given)])


def wens(given: dict[str, object]) -> list[Node | None]:
    """What a new and a changed product share."""
    return [
        ("GewensteIngangsdatum", given["begin"]),
        optional("Einddatum", given["eind"]),
        omvang(given["omvang"]),
        optional("Budget", given["budget"]),
    ]


def ongewijzigd_product(toewijzing: str = "1002") -> Node:
    """A toewijzing that stays as it is."""
    return ("OngewijzigdProduct", [("ToewijzingNummer", toewijzing)])


def jw317(
    nieuw: Sequence[Node] = (),
    wijzigen: Sequence[Node] | None = None,
    ongewijzigd: Sequence[Node] = (),
    bsn: str = CHILD,
    **overrides: str,
) -> bytes:
    """Verzoek om wijziging, of one toewijzing unless told otherwise; an empty group is left out."""
    changed = [te_wijzigen_product()] if wijzigen is None else wijzigen
    verzoek = [
        ("ReferentieAanbieder", overrides.get("referentie", "VOW-1")),
        ("RedenVerzoek", "1"),
        ("OngewijzigdeProducten", ongewijzigd) if ongewijzigd else None,
        ("TeWijzigenProducten", changed) if changed else None,
        ("NieuweProducten", nieuw) if nieuw else None,
    ]
    person = ("Client", [("Bsn", bsn), ("Verzoek", verzoek)])
    return bericht("JW317", person, **{"dagtekening": "2024-01-10", **overrides})


def jw319(antwoord: str = "1", reden: str | None = "2", gemeente: str | None = None, **overrides: str) -> bytes:
    """Antwoord: 1 = rejected, 2 = in research."""
    inside = [
        ("ReferentieAanbieder", overrides.get("referentie", "VOT-1")),
        ("VerzoekAntwoord", antwoord),
        optional("RedenAfwijzingVerzoek", reden),
        ("Woonplaatsbeginsel", [("Gemeente", gemeente)]) if gemeente else None,
    ]
    return bericht("JW319", ("Antwoord", inside), **{"dagtekening": "2024-01-12", **overrides})
