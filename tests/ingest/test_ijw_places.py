"""Where a finding of level 2 points: its path, its line and its object are those of the element that is wrong."""

import pytest

from ingest.ijw_klassen import MAX_FINDINGS
from tests.ingest import messages as m
from tests.ingest.messages import contact, jw301, jw323, jw325, prestatie
from tests.ingest.reading import message_findings
from tests.ingest.verzoeken import jw317, nieuw_product, te_wijzigen_product


def line_of(content: bytes, text: bytes, number: int = 0) -> int:
    """The line on which this text stands for the first time, or after that many times."""
    return [line for line, here in enumerate(content.splitlines(), 1) if text in here][number]


@pytest.mark.parametrize(
    ("content", "code", "element", "text"),
    [
        (jw301(bsn=m.BAD_BSN), "CS002", "Client/Bsn", b"<Bsn>"),
        (jw323(totaal=1), "TR358", "Declaratie/TotaalIngediendBedrag", b"<TotaalIngediendBedrag>"),
        (
            jw301(contacten=[contact(postcode="0000AA")]),
            "CS089",
            "Client/Contactgegevens/Contact/Adres/Postcode",
            b"<ijw:Postcode>",
        ),
        (
            jw323([prestatie(eind="2024-07-01")]),
            "CS337",
            "Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode",
            b"<ProductPeriode>",
        ),
    ],
)
def test_the_line_is_that_of_the_element(tmp_path, content, code, element, text):
    assert (element, line_of(content, text)) in [
        (one.element, one.regelnummer) for one in message_findings(tmp_path, content) if one.code == code
    ]


@pytest.mark.parametrize(
    ("content", "code", "text"),
    [
        (jw323([prestatie(tarief=None)]), "CD087", b"<Prestatie>"),
        (jw301(contacten=[contact(postcode=None)]), "CD034", b"<Adres>"),
    ],
)
def test_an_element_that_is_absent_is_missed_at_the_line_of_what_should_hold_it(tmp_path, content, code, text):
    [line] = [one.regelnummer for one in message_findings(tmp_path, content) if one.code == code]
    assert line == line_of(content, text)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_lines_beyond_65535_are_exact(tmp_path, end):
    wrong = [prestatie(m.BAD_BSN, referentie="X", tarief=None, eind="2024-07-01", toewijzing="2")]
    content, empty = jw323([prestatie(), *wrong]).replace(b"\r\n", end), (b"  " + end) * 40_000
    for tag in (b"<Header>", b"<Clienten>"):
        content = content.replace(tag, empty + tag)
    texts = {"CS002": (b"<Bsn>", 1), "CD087": (b"<Prestatie>", 1), "CS337": (b"<ProductPeriode>", 1)}
    found = {one.code: one.regelnummer for one in message_findings(tmp_path, content)}
    assert found == {code: line_of(content, *text) for code, text in texts.items()}
    assert min(found.values()) > 80_000


def test_a_path_has_a_number_from_the_second_of_a_name_on_at_both_levels(tmp_path):
    lines = [prestatie(referentie=f"R{n}", toewijzing=str(n), eind="2024-07-01") for n in (1, 2)]
    paths = [f"Declaratie/Clienten/Client/Prestaties/{step}/ProductPeriode" for step in ("Prestatie", "Prestatie[2]")]
    level_1 = jw323(lines).replace(b"2024-07-01", b"x")
    assert [one.element for one in message_findings(tmp_path, level_1)] == [f"{path}/Einddatum" for path in paths]
    assert [one.element for one in message_findings(tmp_path, jw323(lines))] == paths


def test_an_element_that_occurs_once_has_no_number_whatever_follows_it(tmp_path):
    [found] = message_findings(tmp_path, jw325([prestatie(eind="2024-05-31")]))
    assert found.element == "DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Einddatum"


@pytest.mark.parametrize(
    ("code", "nieuw", "wijzigen"),
    [
        ("TR380", [nieuw_product(begin="2023-12-01")], None),
        ("CD096", [nieuw_product(code=None)], None),
        ("TR410", [nieuw_product(), nieuw_product()], None),
        ("CS338", [], [te_wijzigen_product(omvang=("5", "14", "1"))]),
    ],
)
def test_a_finding_on_a_product_of_a_verzoek_has_the_reference_of_the_verzoek(tmp_path, code, nieuw, wijzigen):
    found = message_findings(tmp_path, jw317(nieuw, wijzigen, referentie="VOW-7"))
    assert {one.referentienummer for one in found if one.code == code} == {"VOW-7"}


@pytest.mark.parametrize(
    ("content", "element", "text"),
    [
        (jw323(identificatie=m.CHILD), "Header/BerichtIdentificatie/Identificatie", b"<ijw:Identificatie>"),
        (
            jw323([prestatie(), prestatie(referentie="R2", toewijzing=m.CHILD)]),
            "Declaratie/Clienten/Client/Prestaties/Prestatie[2]/ToewijzingNummer",
            b"<ToewijzingNummer>9",
        ),
        (
            jw317([nieuw_product()], referentie=f"VOW-{m.CHILD}"),  # loaded with every product, wrong once
            "Client/Verzoek/ReferentieAanbieder",
            b"<ReferentieAanbieder>",
        ),
    ],
)
def test_an_identifier_with_a_bsn_is_named_once_and_not_shown(tmp_path, content, element, text):
    [found] = message_findings(tmp_path, content)
    assert (found.code, found.element, found.regelnummer) == ("B010", element, line_of(content, text))
    assert m.CHILD not in repr(found)


def test_an_identifier_with_the_bsn_of_somebody_further_on_hides_no_other_finding(tmp_path):
    many = [prestatie(referentie=f"R{n}", toewijzing=str(n)) for n in range(10, 300)]
    wrong = prestatie(referentie=f"x{m.CHILD_2}", toewijzing="2", eind="2024-07-01")
    content = jw323([wrong, *many, prestatie(m.CHILD_2, referentie="R3", toewijzing="3", tarief=None)])
    found = message_findings(tmp_path, content)
    assert [(one.code, one.element.rpartition("/")[2], one.toewijzingnummer) for one in found] == [
        ("B010", "ReferentieNummer", "2"),
        ("CS337", "ProductPeriode", "2"),
        ("CD087", "ProductTarief", "3"),
    ]
    assert m.CHILD_2 not in repr(found)


def test_an_identifier_with_a_bsn_is_refused_even_if_other_findings_fill_the_list(tmp_path):
    wrong = [prestatie(referentie=f"R{n}", toewijzing=str(n), eind="2024-07-01") for n in range(10, 310)]
    message = jw323([*wrong, prestatie(m.CHILD_2, referentie=m.CHILD_2, toewijzing="3")])
    found = message_findings(tmp_path, message, MAX_FINDINGS)
    assert {"B010", "B011", "CS337"} == {one.code for one in found}
