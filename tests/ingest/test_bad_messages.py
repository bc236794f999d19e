"""Hostile and broken files: each ends in its own finding, and no finding repeats a BSN of the file."""

import gzip
from pathlib import Path

import pytest

from ingest import xml_guard, xml_messages
from ingest.errors import RejectedDelivery
from tests.ingest import messages as m
from tests.ingest.messages import jw315, jw323, prestatie

GOOD = jw323()


def refusal(tmp_path: Path, content: bytes) -> RejectedDelivery:
    """The refusal of these bytes."""
    path = tmp_path / "bericht.xml"
    path.write_bytes(content)
    with pytest.raises(RejectedDelivery) as refused:
        xml_messages.read(path, "d1", lambda number: "id")
    return refused.value


TEXT = GOOD.decode()
BODY = GOOD[GOOD.index(b"<Bericht") :]
ENTITY = b'<!DOCTYPE Bericht [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = b'<!DOCTYPE Bericht [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILES = {
    "empty": (b"", "B001"),
    "blank": (b" \r\n\t ", "B001"),
    "one byte": (b"<", "B002"),
    "csv": (b"casus_id;bsn\nC-1;999990019\n", "B002"),
    "cut off in the header": (GOOD[:300], "B002"),
    "cut off in a value": (GOOD[:905], "B002"),
    "cut off after an element": (GOOD[:1200], "B002"),
    "only the last tag is missing": (GOOD[: GOOD.rindex(b"</Bericht>")], "B002"),
    "unfinished comment at the end": (GOOD + b"<!-- ", "B002"),
    "two roots": (GOOD + BODY, "B002"),
    "text after the end": (GOOD + b"x", "B002"),
    "wrong end tag": (GOOD.replace(b"</Clienten>", b"</Clientem>"), "B002"),
    "undeclared entity": (GOOD.replace(b"D2024061", b"D&x;1"), "B002"),
    "NUL character": (GOOD.replace(b"D2024061", b"D\x001"), "B004"),
    "NUL reference": (GOOD.replace(b"D2024061", b"D&#0;1"), "B002"),
    "control character": (GOOD.replace(b"D2024061", b"D\x081"), "B002"),
    "surrogate reference": (GOOD.replace(b"D2024061", b"D&#xD800;1"), "B002"),
    "double attribute": (GOOD.replace(b"<Declaratie>", b'<Declaratie a="1" a="2">'), "B002"),
    "external entity": (ENTITY + BODY.replace(b"D2024061", b"&x;"), "B003"),
    "parameter entity": (b'<!DOCTYPE r [<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]>' + BODY, "B003"),
    "billion laughs": (LAUGHS + BODY.replace(b"D2024061", b"&b;"), "B003"),
    "external DTD": (b'<!DOCTYPE Bericht SYSTEM "file:///etc/hostname">' + BODY, "B003"),
    "DOCTYPE behind a long comment": (b"<!--" + b"x" * 9000 + b"-->" + ENTITY + BODY, "B003"),
    "DOCTYPE over a block border": (b" " * (xml_guard.BLOCK - 4) + ENTITY + BODY, "B002"),
    "DOCTYPE in UTF-16": ((LAUGHS.decode() + TEXT[TEXT.index("<Ber") :]).encode("utf-16"), "B004"),
    "latin-1 bytes as UTF-8": (TEXT.replace("D2024061", "Zoë").encode("latin-1"), "B004"),
    "UTF-8 bytes as latin-1": (TEXT.replace("UTF-8", "ISO-8859-1").replace("R001", "Zoë").encode(), "B004"),
    "cp1252 as latin-1": (TEXT.replace("UTF-8", "iso-8859-1").replace("R001", "€").encode("cp1252"), "B004"),
    "overlong UTF-8": (GOOD.replace(b"R001", b"\xc0\xafR"), "B004"),
    "UTF-16 that says UTF-8": (TEXT.encode("utf-16"), "B004"),
    "UTF-16 without a mark": (TEXT.replace("UTF-8", "UTF-16").encode("utf-16-le"), "B004"),
    "UTF-8 that says UTF-16": (GOOD.replace(b"UTF-8", b"UTF-16"), "B004"),
    "UTF-7": (TEXT.replace("UTF-8", "UTF-7").encode(), "B004"),
    "UTF-32": (TEXT.replace("UTF-8", "UTF-32").encode("utf-32"), "B004"),
    "cp1252 declared": (GOOD.replace(b"UTF-8", b"windows-1252"), "B004"),
    "EBCDIC": (TEXT.encode("cp500"), "B002"),
    "gzip": (gzip.compress(GOOD), "B005"),
    "zip": (b"PK\x03\x04" + GOOD, "B005"),
    "bzip2": (b"BZh91AY&SY", "B005"),
    "no namespace": (GOOD.replace(b'xmlns="', b'xmlns:a="'), "B007"),
    "other root": (GOOD.replace(b"Bericht ", b"Berichten ", 1).replace(b"</Bericht>", b"</Berichten>"), "B007"),
    "iWmo": (GOOD.replace(b"/ijw/", b"/iwmo/"), "B007"),
    "unknown release": (GOOD.replace(b"3_2/jw323", b"9_9/jw323"), "B007"),
    "unknown message": (GOOD.replace(b"jw323", b"jw399"), "B007"),
    "message of another release": (GOOD.replace(b"jw323", b"jw303"), "B007"),
    "too deep": (GOOD.replace(b"<Header>", b"<a>" * 300 + b"</a>" * 300 + b"<Header>"), "X002"),
    "many attributes on the root": (
        GOOD.replace(b"<Bericht ", b"<Bericht " + b" ".join(b'a%d="1"' % i for i in range(70)) + b" "),
        "B008",
    ),
    "very many attributes": (
        GOOD.replace(b"<Declaratie>", b"<Declaratie " + b" ".join(b'a%d="1"' % i for i in range(80000)) + b">"),
        "B008",
    ),
    "text of 11 MB": (GOOD.replace(b"D2024061", b"x" * 11_000_000), "B008"),
    "one client of 6 MB": (
        GOOD.replace(b"<Prestaties>", b"<Prestaties>" + b"<!-- " + b"<" * 6_000_000 + b"-->"),
        "B006",
    ),
    "attribute": (GOOD.replace(b"<Declaratie>", b'<Declaratie id="999900006">'), "X010"),
    "BSN as element": (GOOD.replace(b"<Declaratie>", b"<Declaratie><B999900006/>"), "X002"),
    "loose text": (GOOD.replace(b"<Declaratie>", b"<Declaratie>999900006"), "X009"),
    "element in a value": (GOOD.replace(b"<Bsn>", b"<Bsn><Bsn/>"), "X009"),
    "comment in a BSN": (GOOD.replace(b"<Bsn>", b"<Bsn>999900006<!-- -->"), "RS037"),
    "CDATA in a BSN": (GOOD.replace(b"<Bsn>", b"<Bsn><![CDATA[999900006]]>"), "RS037"),
    "lost leading zero of the gemeente": (jw323(ontvanger="505"), "RS035"),
    "BSN of eight digits": (jw323([prestatie("99990006")]), "RS037"),
    "no Dagtekening": (GOOD.replace(b"<ijw:Dagtekening>2024-07-05</ijw:Dagtekening>", b""), "X001"),
    "elements in another order": (
        GOOD.replace(b"<DeclaratieDagtekening>", b"<Clienten/><DeclaratieDagtekening>"),
        "X002",
    ),
    "no declaratie": (m.bericht("JW323"), "X001"),
    "amount with a comma": (GOOD.replace(b"<ijw:Bedrag>80000", b"<ijw:Bedrag>800,00"), "X008"),
    "negative amount": (GOOD.replace(b"<ijw:Bedrag>80000", b"<ijw:Bedrag>-80000"), "RS001"),
    "amount too high": (GOOD.replace(b"<ijw:Bedrag>80000", b"<ijw:Bedrag>100000000"), "RS005"),
    "31 June": (jw323([prestatie(eind="2024-06-31")]), "X008"),
    "Dutch date": (jw323([prestatie(eind="30-06-2024")]), "X008"),
    "year of five digits": (jw323([prestatie(eind="12024-06-30")]), "X007"),
    "unknown eenheid": (jw323([prestatie(eenheid="4")]), "X003"),
    "empty reference": (jw323([prestatie(referentie="")]), "RS007"),
    "long reference": (jw323([prestatie(referentie="R" * 21)]), "RS019"),
    "BSN as reference": (jw323([prestatie(referentie="999900006")]), "B010"),
    "BSN inside a reference": (jw323([prestatie(referentie="dossier 999900006/2")]), "B010"),
    "BSN with dots as reference": (jw323([prestatie(referentie="999.900.006")]), "B010"),
    "BSN behind a zero as reference": (jw323([prestatie(referentie="0999900006")]), "B010"),
    "BSN with a space as reference of a verzoek": (jw315([m.aangevraagd_product(referentie="9999 00006")]), "B010"),
    "BSN as toewijzingnummer": (jw323([prestatie(toewijzing="999900006")]), "B010"),
    "BSN as identificatie": (jw323(identificatie="999900006"), "B010"),
    "BSN as reference of a verzoek": (jw315([m.aangevraagd_product(referentie="999900006")]), "B010"),
}


@pytest.mark.parametrize("file", FILES)
def test_a_bad_file_ends_with_its_finding_and_without_a_bsn(tmp_path, file):
    content, code = FILES[file]
    refused = refusal(tmp_path, content)
    assert [f.code for f in refused.findings][:1] == [code]
    told = repr((str(refused), refused.findings, refused.identity))
    assert "999900006" not in told
    assert "99990006" not in told
    assert all(f.melding.endswith(".") and f.wat_te_doen for f in refused.findings)
