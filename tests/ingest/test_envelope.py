"""StUF-GGK envelopes: the message inside is read as if it came bare; a fault or a false label is refused."""

import base64
from functools import partial
from pathlib import Path

import pytest

from ingest import envelope, xml_guard, xml_messages
from ingest.checked import Checked
from ingest.errors import RejectedDelivery
from tests.ingest.messages import jw323, jw325, prestatie

GGK, STUF = "http://www.stufstandaarden.nl/koppelvlak/ggk0210", "http://www.egem.nl/StUF/StUF0301"
ROOTS = {"Di01": "envelopHeenbericht-ggk_Di01", "Du01": "envelopRetourbericht-ggk_Du01"}
GOOD = jw323()
TWICE, LONG = b"<GGK:xmlBestand>YQ==</GGK:xmlBestand>", b"x" * 2_000_000 + b'">'


def enveloped(content: bytes, functie: str = "JW323", kind: str = "Di01", ggk: str = GGK) -> bytes:
    """The message in an envelope, as a hub sends it."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<GGK:{ROOTS[kind]} xmlns:GGK="{ggk}" xmlns:StUF="{STUF}">
  <GGK:stuurgegevens>
    <StUF:berichtcode>{kind}</StUF:berichtcode>
    <StUF:zender><StUF:organisatie>0505</StUF:organisatie><StUF:applicatie>GGK</StUF:applicatie></StUF:zender>
    <StUF:ontvanger><StUF:organisatie>0599</StUF:organisatie><StUF:applicatie>JZ</StUF:applicatie></StUF:ontvanger>
    <StUF:referentienummer>5e4f2a6e-0b1c-4a7e-8f3e-2d9f1c0a7b55</StUF:referentienummer>
    <StUF:tijdstipBericht>20240705101500</StUF:tijdstipBericht>
    <StUF:functie>{functie}</StUF:functie>
  </GGK:stuurgegevens>
  <GGK:parameters>
    <GGK:applicatieVersie>3</GGK:applicatieVersie><GGK:applicatieSubversie>2</GGK:applicatieSubversie>
    <GGK:functieVersie>3</GGK:functieVersie><GGK:functieSubversie>2</GGK:functieSubversie>
    <GGK:bericht><GGK:xmlBestand>{base64.encodebytes(content).decode()}</GGK:xmlBestand></GGK:bericht>
  </GGK:parameters>
</GGK:{ROOTS[kind]}>""".encode()


def fault(code: str) -> bytes:
    """A Fo01 that quotes a person."""
    return f"""<StUF:Fo01Bericht xmlns:StUF="{STUF}"><StUF:stuurgegevens><StUF:berichtcode>Fo01</StUF:berichtcode>
</StUF:stuurgegevens><StUF:body><StUF:code>{code}</StUF:code><StUF:plek>server</StUF:plek>
<StUF:omschrijving>BSN 999900006 van Jansen</StUF:omschrijving></StUF:body></StUF:Fo01Bericht>""".encode()


def soap(content: bytes) -> bytes:
    """Wrapped once more, with a header that is not ours to judge."""
    space = "http://schemas.xmlsoap.org/soap/envelope/"
    inside = content[content.index(b"?>") + 2 :]
    head = b'<s:Header><w:To xmlns:w="http://www.w3.org/2005/08/addressing">x</w:To></s:Header>'
    return b'<s:Envelope xmlns:s="' + space.encode() + b'">' + head + b"<s:Body>" + inside + b"</s:Body></s:Envelope>"


def read(tmp_path: Path, content: bytes) -> Checked:
    """Read these bytes as one delivery."""
    path = tmp_path / "bericht.xml"
    path.write_bytes(content)
    return xml_messages.read(path, "d1", lambda number: f"id{number[-2:]}")


def refusal(tmp_path: Path, content: bytes) -> RejectedDelivery:
    """The refusal of these bytes."""
    with pytest.raises(RejectedDelivery) as refused:
        read(tmp_path, content)
    return refused.value


ENVELOPED = {
    "Di01": enveloped(GOOD),
    "newer koppelvlak": enveloped(GOOD, ggk=GGK.replace("0210", "0310")),
    "SOAP": soap(enveloped(GOOD)),
    "base64 on one line": enveloped(GOOD).replace(base64.encodebytes(GOOD), base64.b64encode(GOOD)),
    "base64 with CR/LF": enveloped(GOOD).replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("name", ENVELOPED)
def test_an_enveloped_message_is_read_as_the_bare_one(tmp_path, name):
    bare, found = read(tmp_path, GOOD), read(tmp_path, ENVELOPED[name])
    assert (found.inhoud_hash, found.eurocent, found.rijen) == (bare.inhoud_hash, 80000, 1)


def test_a_retour_comes_in_a_du01(tmp_path):
    assert read(tmp_path, enveloped(jw325(), "JW325", "Du01")).bericht == "JW325"


REFUSED = {
    "false functie": (enveloped(GOOD, "JW325"), "B013"),
    "functie that is a BSN": (enveloped(GOOD, "999900006"), "B013"),
    "false berichtcode": (enveloped(GOOD).replace(b"code>Di01<", b"code>Du01<"), "B013"),
    "no base64": (enveloped(GOOD).replace(b"xmlBestand>PD94", b"xmlBestand>P*94"), "B012"),
    "cut off base64": (enveloped(b"abc").replace(b"YWJj", b"YWJ"), "B012"),
    "text after the padding": (enveloped(b"a").replace(b"YQ==", b"YQ==YQ=="), "B012"),
    "empty": (enveloped(b""), "B012"),
    "two messages": (enveloped(GOOD).replace(b"</GGK:bericht>", TWICE + b"</GGK:bericht>"), "B012"),
    "EI in tekstBestand": (enveloped(GOOD).replace(b"xmlBestand", b"tekstBestand"), "B012"),
    "cut off envelope": (enveloped(GOOD)[:-30], "B002"),
    "DOCTYPE": (enveloped(GOOD).replace(b"<GGK:env", b"<!DOCTYPE x><GGK:env", 1), "B003"),
    "entity": (enveloped(GOOD).replace(b"<GGK:env", b'<!DOCTYPE x [<!ENTITY y "z">]><GGK:env', 1), "B003"),
    "windows-1252": (enveloped(GOOD).replace(b"UTF-8", b"windows-1252"), "B004"),
    "UTF-16": (enveloped(GOOD).decode().replace("UTF-8", "UTF-16").encode("utf-16"), "B004"),
    "foreign envelope": (enveloped(GOOD, ggk="http://voorbeeld.nl"), "B007"),
    "envelope in an envelope": (enveloped(enveloped(GOOD)), "B007"),
    "too deep": (enveloped(GOOD).replace(b"<GGK:parameters>", b"<GGK:parameters>" + b"<a>" * 30, 1), "B008"),
    "a tag without end": (enveloped(GOOD).replace(b"<GGK:bericht>", b'<GGK:bericht a="' + LONG), "B008"),
    "gzip inside": (enveloped(b"\x1f\x8b" + GOOD), "B005"),
    "DOCTYPE inside": (enveloped(GOOD.replace(b"<Bericht", b"<!DOCTYPE Bericht><Bericht")), "B003"),
    "cut off inside": (enveloped(GOOD[:900]), "B002"),
    "code list inside": (enveloped(jw323([prestatie(eenheid="99")])), "X003"),
    "fault": (fault("IB014"), "B014"),
    "fault that calls a BSN its code": (fault("999900006"), "B014"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_envelope_ends_with_its_finding_and_without_a_bsn(tmp_path, name):
    content, code = REFUSED[name]
    refused = refusal(tmp_path, content)
    if not code.startswith("X"):
        assert [finding.code for finding in refused.findings] == [code]
    told = f"{refused} {refused.findings} {refused.identity}"
    assert not any(text in told for text in ("999900006", "Jansen"))


def test_a_fault_names_its_code(tmp_path):
    [finding] = refusal(tmp_path, fault("IB014")).findings
    assert finding.element == "body/code IB014"


def test_a_false_label_is_told_next_to_what_is_wrong_inside(tmp_path):
    refused = refusal(tmp_path, enveloped(jw323([prestatie(eenheid="99")]), "JW325"))
    assert [finding.code for finding in refused.findings][-1] == "B013"
    assert refused.identity["bericht"] == "JW323"


def test_a_mark_deep_in_a_message_does_not_make_it_an_envelope(tmp_path):
    path = tmp_path / "bericht.xml"
    path.write_bytes(jw323([prestatie(referentie="envelopHeenbericht")]))
    assert not envelope.is_envelope(path)


def test_a_payload_is_decoded_in_blocks_of_any_size(tmp_path):
    path = tmp_path / "bericht.xml"
    content = jw323([prestatie(referentie=f"R{i}", toewijzing=str(i)) for i in range(2000)])
    path.write_bytes(enveloped(content))
    payload, functie = envelope.opened(path)
    with payload.open("rb") as file:
        assert file.read(7) + file.readline() + file.read() == content
        for size in (1000, 4096, xml_guard.BLOCK, xml_guard.BLOCK + 1, 500_000):
            file.seek(0)
            assert file.read(13) == content[:13]
            file.seek(0)
            assert b"".join(iter(partial(file.read, size), b"")) == content
    assert functie == "JW323"
    assert len(content) <= payload.stat().st_size <= xml_guard.MAX_BYTES
