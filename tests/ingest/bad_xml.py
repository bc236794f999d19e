"""More iJw files no supplier should send: (name, bytes, code of the first finding)."""

import bz2
import lzma
from collections.abc import Iterator

from tests.ingest import messages as m
from tests.ingest.messages import jw301, jw305, jw307, jw315, jw323, jw325, prestatie

GOOD = jw323()
TEXT = GOOD.decode()
BODY = GOOD[GOOD.index(b"<Bericht") :]
NOTE = "<!-- GEHEIM -->"


def changed(old: str, new: str, message: bytes = GOOD) -> bytes:
    """A message with one text replaced, which must be in it."""
    assert old.encode() in message, old
    return message.replace(old.encode(), new.encode(), 1)


def doctype(inside: str, use: str = "D2024061") -> bytes:
    """The good message behind a DOCTYPE, perhaps with an entity in a value."""
    return f"<!DOCTYPE Bericht {inside}>".encode() + BODY.replace(b"D2024061", use.encode())


def in_encoding(declared: str, encoding: str, text: str = TEXT) -> bytes:
    """The good message with this declaration in these bytes."""
    return text.replace("UTF-8", declared).encode(encoding)


def bad_xml() -> Iterator[tuple[str, bytes, str]]:
    """All of them."""
    yield from cut()
    yield from attacks()
    yield from encodings()
    yield from structure()
    yield from values()
    yield from rules()


def cut() -> Iterator[tuple[str, bytes, str]]:
    """Half files, and files with something behind them."""
    for place in (64, 512, 1024, 2048):
        yield f"cut off at byte {place}", GOOD[:place], "B002"
    yield "cut off inside a tag", GOOD[: GOOD.index(b"<ProductCode>") + 5], "B002"
    yield "cut off inside a comment", GOOD + b"<!-- GEHEIM", "B002"
    yield "last tag gone", GOOD[: GOOD.rindex(b"</Bericht>")], "B002"
    yield "last tag twice", GOOD + b"</Bericht>", "B002"
    yield "NUL bytes at the end", GOOD + b"\0" * 512, "B004"
    yield "only a declaration", b'<?xml version="1.0" encoding="UTF-8"?>', "B002"
    yield "declaration twice", b'<?xml version="1.0"?>' + GOOD, "B002"
    yield "space before the declaration", b" " + GOOD, "B002"
    yield "XML 2.0", changed('version="1.0"', 'version="2.0"'), "B002"


def attacks() -> Iterator[tuple[str, bytes, str]]:
    """What the parser must never do."""
    yield "entity with a value", doctype("[<!ENTITY a 'GEHEIM'>]", "&a;"), "B003"
    yield "entity over http", doctype("[<!ENTITY a SYSTEM 'http://127.0.0.1:9/x'>]", "&a;"), "B003"
    yield "parameter entity", doctype("[<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]"), "B003"
    yield "DTD over http", doctype("SYSTEM 'http://127.0.0.1:9/x.dtd'"), "B003"
    yield "DTD with a public name", doctype("PUBLIC '-//GEHEIM//NL' 'x.dtd'"), "B003"
    yield "quadratic entity", doctype(f"[<!ENTITY a '{'x' * 50_000}'>]", "&a;" * 500), "B003"
    yield "entity in itself", doctype("[<!ENTITY a '&b;'><!ENTITY b '&a;'>]", "&a;"), "B003"
    yield "default attribute", doctype("[<!ATTLIST Bsn x CDATA 'GEHEIM'>]"), "B003"
    yield "DOCTYPE behind a comment", b"<!-- " + b"x" * 5000 + b" -->" + doctype(""), "B003"
    yield "DOCTYPE in lower case", b"<!doctype Bericht>" + BODY, "B002"
    yield "undeclared entity", changed("D2024061", "D&GEHEIM;"), "B002"
    yield "XInclude", changed("<Declaratie>", '<Declaratie><x:include xmlns:x="urn:x" href="/etc/passwd"/>'), "X002"
    yield "schema location", changed("<Header>", '<Header a:b="file:///etc/passwd" xmlns:a="urn:a">'), "X010"
    yield "very long name", changed("<Header>", f"<{'a' * 60_000}/><Header>"), "B008"
    yield "deeper than 256", changed("<Header>", "<a>" * 400 + "</a>" * 400 + "<Header>"), "X002"
    yield (
        "prefix that is not declared",
        GOOD.replace(b"<Bericht ", b"<x:Bericht ").replace(b"</Bericht>", b"</x:Bericht>"),
        "B007",
    )
    yield "prefix of nobody inside", changed("<Eenheid>04</Eenheid>", "<x:Eenheid>04</x:Eenheid>"), "X002"


def encodings() -> Iterator[tuple[str, bytes, str]]:
    """Bytes that are not what the file says."""
    yield "UTF-16 without its mark", in_encoding("UTF-16", "utf-16-le"), "B004"
    yield "UTF-16 that says latin-1", in_encoding("ISO-8859-1", "utf-16"), "B004"
    yield "UTF-8 that says UTF-16", in_encoding("UTF-16", "utf-8"), "B004"
    yield "UTF-32", in_encoding("UTF-32", "utf-32"), "B004"
    yield "EBCDIC", in_encoding("IBM037", "cp037"), "B002"
    yield "cp1252 declared", in_encoding("windows-1252", "cp1252"), "B004"
    yield "ASCII declared", in_encoding("US-ASCII", "ascii"), "B004"
    yield "euro of cp1252 as latin-1", in_encoding("ISO-8859-1", "cp1252", TEXT.replace("R001", "€1")), "B004"
    yield "UTF-8 as latin-1", in_encoding("ISO-8859-1", "utf-8", TEXT.replace("R001", "é1")), "B004"
    yield "overlong slash", GOOD.replace(b"R001", b"\xc0\xaf1"), "B004"
    yield "half a surrogate", GOOD.replace(b"R001", b"\xed\xa0\x80"), "B004"
    yield "half a letter at the end", GOOD + b"\xc3", "B002"
    yield "control character", GOOD.replace(b"R001", b"R\x0b1"), "B002"
    yield "mark of UTF-8 twice", b"\xef\xbb\xbf" * 2 + GOOD, "B002"
    yield "bzip2", bz2.compress(GOOD), "B005"
    yield "xz", lzma.compress(GOOD), "B005"


def structure() -> Iterator[tuple[str, bytes, str]]:
    """Elements that are missing, doubled, moved or strange."""
    yield "no header", GOOD[: GOOD.index(b"<Header>")] + GOOD[GOOD.index(b"</Header>") + 9 :], "X002"
    yield "header twice", changed("<Header>", "<Header/><Header>"), "X001"
    yield "no prestaties", jw323([]), "X001"
    yield "no Eenheid", changed("<Eenheid>04</Eenheid>", ""), "X002"
    yield "Eenheid twice", changed("<Eenheid>04</Eenheid>", "<Eenheid>04</Eenheid>" * 2), "X002"
    yield "no BSN", changed(f"<Bsn>{m.CHILD}</Bsn>", ""), "X002"
    yield "BSN twice", changed("</Bsn>", f"</Bsn><Bsn>{m.CHILD_2}</Bsn>"), "X002"
    yield "text between elements", changed("<Clienten>", "<Clienten>GEHEIM"), "X009"
    yield "element inside a code", changed("<Eenheid>04<", "<Eenheid>04<Bsn/><"), "X009"
    yield "attribute on a code", changed("<Eenheid>", '<Eenheid naam="GEHEIM">'), "X010"
    yield "element in the other namespace", changed("<Eenheid>04</Eenheid>", "<ijw:Eenheid>04</ijw:Eenheid>"), "X002"
    yield "lower case", changed("<Eenheid>04</Eenheid>", "<eenheid>04</eenheid>"), "X002"
    yield "elements of a JW305", jw305().replace(b"jw305", b"jw307"), "RS047"
    yield "release that does not exist", changed("ijw/3_2/jw323", "ijw/3_9/jw323"), "B007"
    yield "message that release 2.3 does not have", changed("ijw/3_2/jw323", "ijw/2_3/jw323"), "B007"
    yield "iWmo", GOOD.replace(b"/ijw/", b"/iwmo/"), "B007"
    yield "namespace in capitals", GOOD.replace(b"/jw323/", b"/JW323/"), "B007"
    yield "namespace with https", GOOD.replace(b"http://", b"https://"), "B007"
    yield "namespace with a slash behind it", changed('jw323/schema"', 'jw323/schema/"'), "B007"


def values() -> Iterator[tuple[str, bytes, str]]:
    """Values that their type refuses."""
    yield "comment that makes a BSN too long", changed(f"<Bsn>{m.CHILD}", f"<Bsn>{m.CHILD}{NOTE}9"), "RS037"
    yield "BSN with letters", jw323([prestatie("GEHEIM999")]), "RS037"
    yield "BSN with a space inside", jw323([prestatie("99990 006")]), "RS037"
    yield "gemeente of five digits", jw323(ontvanger="00505"), "RS035"
    yield "AGB of seven digits", jw323(afzender="1414141"), "RS036"
    yield "identificatie too long", jw323(identificatie="B" * 13), "RS017"
    yield "day that does not exist", jw323([prestatie(eind="2024-06-31")]), "X008"
    yield "day with a time zone", jw323([prestatie(eind="2024-06-30Z")]), "RS032"
    yield "amount with a comma", changed("<ijw:Bedrag>80000", "<ijw:Bedrag>800,00"), "X008"
    yield "negative amount", changed("<ijw:Bedrag>80000", "<ijw:Bedrag>-80000"), "RS001"
    yield "amount above its limit", changed("<ijw:Bedrag>80000", "<ijw:Bedrag>100000000"), "RS005"
    yield "sign that is no code", jw323([prestatie(sign="B")]), "X003"
    yield "toewijzing of ten digits", jw323([prestatie(toewijzing="1" * 10)]), "RS006"
    yield "reference of 21 characters", jw323([prestatie(referentie="R" * 21)]), "RS019"
    yield "empty reference", jw323([prestatie(referentie="")]), "RS007"
    yield "unknown geslacht", jw301(geslacht="7"), "X003"
    yield "time with letters", changed("10:30:00", "10:3O:00", jw301()), "X008"
    yield "unknown reden of a stop", jw307([m.stop_product(reden="99")]), "X003"
    yield "unknown retourcode", jw325(retourcode="XXXX"), "X003"


def rules() -> Iterator[tuple[str, bytes, str]]:
    """Valid for the XSD, refused by a rule of control level 2 or by our own."""
    yield "credit without its debet", jw323([prestatie(cents=-500)]), "CD060"
    yield "euros with a tarief", jw323([prestatie(eenheid="83", volume=80000)]), "CD087"
    yield "period over two months", jw323([prestatie(begin="2024-05-31")]), "CS337"
    yield "same prestatie twice", jw323([prestatie(), prestatie()]), "TR101"
    yield "stop before start", jw307([m.stop_product(eind="2024-01-01")]), "TR018"
    yield "status that does not exist any more", jw305([m.start_product(status="2")]), "CS058"
    yield "omvang beside a budget", jw301([m.toegewezen_product(budget="100")]), "CD077"
    yield "end before start", jw301([m.toegewezen_product(eind="2024-01-01")]), "CS003"
    yield "huisarts without a code and a name", jw315([m.aangevraagd_product(agb=None)]), "CD067"
    yield "answer that grants too much", jw325(toegekend=180001), "TR342"
    yield "BSN as reference", jw323([prestatie(referentie=m.CHILD)]), "B010"
    yield "BSN inside a reference", jw323([prestatie(referentie=f"D-{m.CHILD}/2")]), "B010"
    yield "BSN as toewijzing", jw323([prestatie(toewijzing=m.CHILD)]), "B010"
