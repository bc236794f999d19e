"""Our XSDs of release 3.2: they compile, accept what the standard allows and refuse what it forbids."""

import pytest
from lxml import etree

from ingest.contract import MESSAGES
from tests.ingest import messages as m

FOLDER = MESSAGES / "3_2"
RETOUR = [
    ("IdentificatieRetour", "R0001"),
    ("DagtekeningRetour", "2024-07-08"),
    m.versie("XsdVersieRetour"),
]


def with_retourcodes(node: m.Node, *klassen: str) -> m.Node:
    """The same tree with RetourCodes as the last child of every one of these berichtklassen."""
    name, content = node
    if isinstance(content, str):
        return node
    inside = [with_retourcodes(child, *klassen) for child in content if child is not None]
    return (name, [*inside, m.retourcodes("0200")] if name in klassen else inside)


def verzoek() -> m.Node:
    """The Client of a JW317."""
    wijzig = [("ToewijzingNummer", "1"), ("GewensteIngangsdatum", "2024-08-01"), m.omvang(("5", "04", "4"))]
    nieuw = [
        m.product("45", None),
        ("GewensteIngangsdatum", "2024-08-01"),
        ("Einddatum", "2024-12-31"),
        ("Budget", "1000"),
    ]
    inside = [
        ("ReferentieAanbieder", "VOW-1"),
        ("RedenVerzoek", "1"),
        ("OngewijzigdeProducten", [("OngewijzigdProduct", [("ToewijzingNummer", "2")])]),
        ("TeWijzigenProducten", [("TeWijzigenProduct", wijzig)]),
        ("NieuweProducten", [("NieuwProduct", nieuw)]),
    ]
    return ("Client", [("Bsn", m.CHILD), ("Verzoek", inside)])


def antwoord() -> m.Node:
    """The Antwoord of a JW319."""
    where = ("Woonplaatsbeginsel", [("Gemeente", "0599")])
    head = [("ReferentieAanbieder", "VOT-1"), ("VerzoekAntwoord", "1"), ("RedenAfwijzingVerzoek", "8")]
    return ("Antwoord", [*head, where])


def client_of_301() -> m.Node:
    """A client with a relation, an address and a product."""
    inside = [
        ("Relaties", [m.relatie()]),
        ("Contactgegevens", [m.contact()]),
        ("ToegewezenProducten", [m.toegewezen_product()]),
    ]
    return m.client(m.CHILD, *inside, full_name=True)


PRODUCTEN = {
    "JW305": m.client(m.CHILD, ("StartProducten", [m.start_product()])),
    "JW307": m.client(m.CHILD, ("StopProducten", [m.stop_product()])),
    "JW315": m.client(m.CHILD, ("AangevraagdeProducten", [m.aangevraagd_product()])),
}
WIJZIGING = ("Client", "Verzoek", "OngewijzigdProduct", "TeWijzigenProduct", "NieuwProduct")
EXAMPLES = {
    "JW301": m.bericht("JW301", client_of_301()),
    "JW302": m.bericht(
        "JW302",
        with_retourcodes(client_of_301(), "Client", "Relatie", "Contact", "ToegewezenProduct"),
        header=[*RETOUR, m.retourcodes("9332")],
    ),
    "JW305": m.jw305(),
    "JW306": m.bericht("JW306", with_retourcodes(PRODUCTEN["JW305"], "Client", "StartProduct"), header=RETOUR),
    "JW307": m.jw307(),
    "JW308": m.bericht("JW308", with_retourcodes(PRODUCTEN["JW307"], "Client", "StopProduct"), header=RETOUR),
    "JW315": m.jw315(),
    "JW316": m.bericht("JW316", with_retourcodes(PRODUCTEN["JW315"], "Client", "AangevraagdProduct"), header=RETOUR),
    "JW317": m.bericht("JW317", verzoek()),
    "JW318": m.bericht("JW318", with_retourcodes(verzoek(), *WIJZIGING), header=RETOUR),
    "JW319": m.bericht("JW319", antwoord()),
    "JW320": m.bericht("JW320", with_retourcodes(antwoord(), "Antwoord", "Woonplaatsbeginsel"), header=RETOUR),
    "JW323": m.jw323(),
    "JW325": m.jw325(),
}
RETOURS = ("JW302", "JW306", "JW308", "JW316", "JW318", "JW320")


def xsd(bericht: str) -> etree.XMLSchema:
    """The compiled schema of one message."""
    return etree.XMLSchema(file=str(FOLDER / f"{bericht.lower()}.xsd"))


def is_valid(bericht: str, content: bytes) -> bool:
    """Does the schema of this message accept these bytes?"""
    return xsd(bericht).validate(etree.fromstring(content))


def test_there_is_one_schema_per_message_of_release_3_2():
    assert {path.stem.upper() for path in FOLDER.glob("jw*.xsd")} == set(EXAMPLES)


@pytest.mark.parametrize("bericht", EXAMPLES)
def test_a_correct_message_is_valid(bericht):
    schema = xsd(bericht)
    schema.assertValid(etree.fromstring(EXAMPLES[bericht]))


@pytest.mark.parametrize("bericht", EXAMPLES)
def test_a_message_with_the_code_of_another_message_is_invalid(bericht):
    code = m.CODES[bericht].encode()
    assert not is_valid(bericht, EXAMPLES[bericht].replace(b"<BerichtCode>" + code, b"<BerichtCode>499"))


@pytest.mark.parametrize("bericht", EXAMPLES)
def test_a_child_of_a_shared_type_outside_the_basisschema_is_invalid(bericht):
    assert not is_valid(bericht, EXAMPLES[bericht].replace(b"ijw:Identificatie>", b"Identificatie>"))


@pytest.mark.parametrize("bericht", RETOURS)
def test_a_fully_accepted_message_gives_a_retour_with_a_header_only(bericht):
    assert is_valid(bericht, m.bericht(bericht, header=RETOUR))


@pytest.mark.parametrize("bericht", RETOURS)
def test_every_berichtklasse_of_a_retour_ends_with_retourcodes(bericht):
    content = EXAMPLES[bericht]
    last = content.rindex(b"<RetourCodes>"), content.rindex(b"</RetourCodes>") + len(b"</RetourCodes>")
    assert not is_valid(bericht, content[: last[0]] + content[last[1] :])


def test_a_jw325_that_refuses_the_whole_message_has_a_header_only():
    assert is_valid("JW325", m.jw325([]))


def test_the_declaratienummer_holds_letters_and_digits_only():
    assert not is_valid("JW323", m.jw323(nummer="D-2024/06"))
