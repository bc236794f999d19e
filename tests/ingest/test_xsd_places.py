"""Where a finding of level 1 points: its path, its line and its object are those of the element that is wrong."""

import codecs

import pytest

from ingest.errors import Finding
from tests.ingest import messages as m
from tests.ingest.messages import jw323, prestatie
from tests.ingest.reading import message_findings
from tests.ingest.verzoeken import jw317, nieuw_product, te_wijzigen_product

PRESTATIES = "Declaratie/Clienten/Client{}/Prestaties/Prestatie{}"
SECOND = prestatie(referentie="R2", toewijzing="2", categorie="39")
THREE = jw323([prestatie(), SECOND, prestatie(m.CHILD_2, referentie="R3", toewijzing="3")])


def on_one_line(content: bytes) -> bytes:
    """As many packages write it."""
    return b"".join(line.strip() for line in content.splitlines())


def in_utf_16(content: bytes, encoding: str, mark: bytes) -> bytes:
    """The same message in two bytes per sign."""
    return mark + content.decode().replace("UTF-8", "UTF-16").encode(encoding)


def line_of(content: bytes, text: bytes) -> int:
    """The line on which this text stands."""
    return next(number for number, line in enumerate(content.splitlines(), 1) if text in line)


def place(found: Finding) -> tuple[str, int | None, str, str]:
    """Where it points."""
    return found.element, found.regelnummer, found.toewijzingnummer, found.referentienummer


@pytest.mark.parametrize("write", [on_one_line, lambda content: content.replace(b"\r\n", b"\n")])
def test_a_finding_names_its_own_element_however_the_lines_are_cut(tmp_path, write):
    content = write(THREE)
    [found] = message_findings(tmp_path, content)
    element = PRESTATIES.format("", "[2]") + "/ProductCategorie"
    assert place(found) == (element, line_of(content, b">39<"), "2", "R2")


def test_every_finding_of_a_message_on_one_line_names_its_own_element(tmp_path):
    lines = [prestatie(m.CHILD, referentie=f"R{n}", toewijzing=str(n), eenheid="99") for n in range(1, 400)]
    found = message_findings(tmp_path, on_one_line(jw323(lines)))
    assert [(one.element.split("/")[-2], one.referentienummer) for one in found] == [
        (f"Prestatie[{n}]" if n > 1 else "Prestatie", f"R{n}") for n in range(1, 400)
    ]


@pytest.mark.parametrize(("encoding", "mark"), [("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)])
@pytest.mark.parametrize("write", [on_one_line, bytes])
def test_a_message_of_two_bytes_per_sign_is_followed_as_well(tmp_path, write, encoding, mark):
    content = write(THREE)
    [found] = message_findings(tmp_path, in_utf_16(content, encoding, mark))
    element = PRESTATIES.format("", "[2]") + "/ProductCategorie"
    assert place(found) == (element, line_of(content, b">39<"), "2", "R2")


@pytest.mark.parametrize(
    ("old", "new", "element"),
    [
        (b"<Eenheid>04</Eenheid>", b"", "/ProductTarief"),  # noticed at a start tag
        (b"<ijw:DebetCredit>D</ijw:DebetCredit></IngediendBedrag>", b"</IngediendBedrag>", "/IngediendBedrag"),
        (b"<GeleverdVolume>10", b'<GeleverdVolume a="b>c">10', "/GeleverdVolume"),
        (b"<GeleverdVolume>10", b"<GeleverdVolume><!-- > --><![CDATA[>]]>", "/GeleverdVolume"),
        (b"<GeleverdVolume>10</GeleverdVolume>", b"<GeleverdVolume/>", "/GeleverdVolume"),
        (b"<ToewijzingNummer>2<", b"<ToewijzingNummer>x<", "/ToewijzingNummer"),
        (b"</Prestatie>", b"los</Prestatie>", ""),  # noticed at the end tag of what holds it
    ],
)
def test_a_mistake_of_any_kind_stands_at_the_element_that_has_it(tmp_path, old, new, element):
    before, second, after = on_one_line(THREE.replace(b">39<", b">45<")).partition(b"<ijw:ReferentieNummer>R2")
    found = message_findings(tmp_path, before + second + after.replace(old, new, 1))
    assert {one.element for one in found} == {PRESTATIES.format("", "[2]") + element}
    assert {one.referentienummer for one in found} == {"R2"}


def test_a_product_of_a_verzoek_has_the_reference_of_the_verzoek_and_not_the_number_of_another(tmp_path):
    content = jw317([nieuw_product(eind="x")], [te_wijzigen_product(eind="y")], referentie="VOW-7")
    changed, new = message_findings(tmp_path, content)
    assert place(changed)[2:] == ("1001", "VOW-7")
    assert place(new)[2:] == ("", "VOW-7")


def test_a_finding_on_what_holds_the_objects_has_the_key_of_none_of_them(tmp_path):
    [found] = message_findings(
        tmp_path, THREE.replace(b">39<", b">45<").replace(b"</Prestaties>", b"los</Prestaties>", 1)
    )
    assert place(found)[2:] == ("", "")


AFZENDER = "Afzender heeft niet het voorgeschreven formaat (patroon [0-9]{8})."


@pytest.mark.parametrize(
    ("old", "new", "melding"),
    [
        (b"R001", b"R" * 25, "ReferentieNummer is te lang (hoogstens 20)."),
        (b"R001", b"", "ReferentieNummer is leeg of te kort (minstens 1)."),
        (b"Volume>10", b"Volume>-3", "GeleverdVolume is lager dan toegestaan (minstens 0)."),
        (b"Afzender>41414141", b"Afzender>4141", AFZENDER),
        (b"Afzender>41414141", b"Afzender>999900006'.", AFZENDER),
    ],
)
def test_a_finding_says_what_the_schema_allows_and_not_what_was_sent(tmp_path, old, new, melding):
    found = message_findings(tmp_path, jw323().replace(old, new, 1))
    assert melding in [one.melding for one in found]
    assert "999900006" not in str(found)
