"""Files no supplier should send, and what must become of each: (name, source, bytes, outcome, code).

`GEHEIM` and the BSNs are canaries: they stand in the files and may be found nowhere in register, findings or logs.
"""

import gzip
import io
import zipfile
from collections.abc import Iterator

from tests.ingest.bad_xml import bad_xml
from tests.ingest.deliveries import (
    BEPALING,
    CASUS,
    DEELNAME,
    KERNTAAK,
    MAATREGEL,
    VERWIJZING,
    gi_zip,
    huisarts_zip,
    members,
    sjt_zip,
    with_file,
    zipped,
)
from tests.ingest.messages import BAD_BSN, CHILD, jw301, jw305, jw323, prestatie

BadFile = tuple[str, str, bytes, str, str]

GOOD_MESSAGE = jw323()
GOOD_ZIP = gi_zip()
BOMB = b"<!DOCTYPE b [<!ENTITY a 'GEHEIM'><!ENTITY c '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
OUTSIDE = b"<!DOCTYPE b [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"


def bad_files() -> Iterator[BadFile]:
    """All of them; a name is used once."""
    yield from (("ijw " + name, "ijw", content, "quarantaine", code) for name, content, code in messages())
    yield from (("xml " + name, "ijw", content, "quarantaine", code) for name, content, code in bad_xml())
    yield from (("zip " + name, "gi", content, "quarantaine", code) for name, content, code in archives())
    yield from (("csv " + name, source, content, "quarantaine", code) for name, source, content, code in tables())
    yield from (("again " + name, source, content, "genegeerd", code) for name, source, content, code in repeats())


def good_files() -> Iterator[tuple[str, str, bytes]]:
    """Files that load in the middle of all that."""
    yield "JW323", "ijw", GOOD_MESSAGE
    yield "gi", "gi", GOOD_ZIP
    yield "sjt", "sjt", sjt_zip()
    yield "huisarts", "huisarts", huisarts_zip()


def changed(old: str, new: str, message: bytes = GOOD_MESSAGE) -> bytes:
    """A message with one text replaced, which must be in it."""
    assert old.encode() in message, old
    return message.replace(old.encode(), new.encode())


def after_declaration(text: bytes) -> bytes:
    """The good message with something between the XML declaration and the root."""
    head, rest = GOOD_MESSAGE.split(b"?>", 1)
    return head + b"?>" + text + rest


def messages() -> Iterator[tuple[str, bytes, str]]:
    """iJw: bytes, encoding, XML, XSD, rules."""
    yield "empty", b"", "B001"
    yield "only white space", b" \n\t \n", "B001"
    yield "truncated in the middle", GOOD_MESSAGE[: len(GOOD_MESSAGE) // 2], "B002"
    yield "truncated before its last character", GOOD_MESSAGE.rstrip()[:-1], "B002"
    yield "bytes after the root", GOOD_MESSAGE + b"GEHEIM", "B002"
    yield "two roots", GOOD_MESSAGE + GOOD_MESSAGE.split(b"?>", 1)[1], "B002"
    yield "no XML at all", b"GEHEIM;999990019;2024", "B002"
    yield "DOCTYPE", after_declaration(b"<!DOCTYPE Bericht>"), "B003"
    yield "entity bomb", after_declaration(BOMB), "B003"
    yield "entity outside", after_declaration(OUTSIDE), "B003"
    yield "latin-1 called UTF-8", GOOD_MESSAGE.replace(b"D2024061", b"\xe9"), "B004"
    yield "UTF-16 called UTF-8", GOOD_MESSAGE.decode().encode("utf-16-le"), "B004"
    yield "other encoding declared", changed('encoding="UTF-8"', 'encoding="UTF-7"'), "B004"
    yield "gzip", gzip.compress(GOOD_MESSAGE, mtime=0), "B005"
    yield "zip", zipped({"bericht.xml": GOOD_MESSAGE}), "B005"
    yield "unknown namespace", changed("ijw/3_2/jw323", "ijw/3_2/jw999"), "B007"
    yield "unknown release", changed("ijw/3_2/", "ijw/9_9/"), "B007"
    yield "wrong root", changed("Bericht>", "Brief>").replace(b"<Bericht ", b"<Brief "), "B007"
    yield "no namespace", b"<?xml version='1.0'?><Bericht><Bsn>999990019</Bsn></Bericht>", "B007"
    yield "deeply nested", changed("<Prestaties>", "<a>" * 5000 + "</a>" * 5000 + "<Prestaties>"), "X002"
    yield "unknown element", changed("<Prestaties>", "<Prestaties><Toelichting>GEHEIM</Toelichting>"), "X002"
    yield "wrong date", changed("<ijw:Begindatum>", "<ijw:Begindatum>31-"), "X008"
    yield "text as amount", changed("<ijw:Bedrag>", "<ijw:Bedrag>GEHEIM"), "X008"
    yield "BSN of eight digits", changed(f"<Bsn>{CHILD}<", f"<Bsn>{CHILD[1:]}<"), "RS037"
    yield "wrong berichtcode", jw323(berichtcode="436"), "RS047"
    yield "BSN fails the 11-proef", jw323([prestatie(BAD_BSN)]), "CS002"
    yield "BSN fails in a JW301", jw301(bsn=BAD_BSN), "CS002"
    yield "BSN fails in a JW305", jw305(bsn=BAD_BSN), "CS002"
    yield "total is not the sum", changed("<ijw:TotaalBedrag>", "<ijw:TotaalBedrag>1"), "TR358"
    yield "identification is a BSN", jw323(identificatie=CHILD), "B010"


def archives() -> Iterator[tuple[str, bytes, str]]:
    """Zips: form and manifest."""
    good = members("gi")
    yield "empty", b"", "Z001"
    yield "truncated", GOOD_ZIP[:-30], "Z001"
    yield "text", b"bsn;999990019", "Z001"
    yield "too many members", zipped(good | {f"{n}.csv": b"x" for n in range(120)}), "Z002"
    yield "bomb", zipped(good | {"bom.csv": b"0" * 20_000_000}), "Z004"
    yield "traversal", zipped(good | {"../../GEHEIM.csv": b"x"}), "Z005"
    yield "absolute path", zipped(good | {"/etc/GEHEIM.csv": b"x"}), "Z005"
    yield "symlink", with_symlink(), "Z006"
    yield "same name twice", with_twice("bepalingen.csv"), "Z007"
    yield "nested", zipped(good | {"bepalingen.csv": GOOD_ZIP}), "Z008"
    yield "lying size", lying_size(), "Z010"
    yield "no manifest", zipped({name: content for name, content in good.items() if name != "manifest.json"}), "M001"
    yield "manifest is no JSON", zipped(good | {"manifest.json": b"{GEHEIM"}), "M002"
    yield "manifest without sender", gi_zip(afzender=None), "M003"
    yield "manifest of another contract", huisarts_zip(), "M004"
    yield "unknown version", gi_zip(versie="99"), "M005"
    yield "file missing", zipped({name: content for name, content in good.items() if name != "bepalingen.csv"}), "M007"
    yield "extra file", zipped(good | {"notities-GEHEIM.csv": b"x"}), "M008"
    yield "other hash than the manifest", zipped(good | {"bepalingen.csv": good["bepalingen.csv"] + b"\n"}), "M010"


def tables() -> Iterator[tuple[str, str, bytes, str]]:
    """CSV: encoding, header, values."""
    good = members("gi")
    table = good["maatregelen.csv"]

    def gi(content: bytes) -> bytes:
        return zipped(with_file(good, "maatregelen.csv", content))

    yield "latin-1", "gi", gi(table.replace(b"M-1", b"\xe9")), "C001"
    yield "BOM", "gi", gi(b"\xef\xbb\xbf" + table), "C002"
    yield "comma", "gi", gi(table.replace(b";", b",")), "C003"
    yield "column missing", "gi", gi(table.replace(b"geslacht;", b"").replace(b";2;0505", b";0505")), "C005"
    yield "unknown column", "gi", gi(with_column(table, b"kleur")), "C006"
    yield "forbidden column diagnose", "gi", gi(with_column(table, b"diagnose")), "C007"
    yield "one field too many", "gi", gi(table.replace(b"M-1;", b"M-1;GEHEIM;")), "C009"
    yield "NUL character", "gi", gi(table.replace(b"M-1", b"M\x001")), "C011"
    yield "required value empty", "gi", gi_zip({"maatregelen": [{**MAATREGEL, "datum_aanvang": ""}]}), "C012"
    yield "code not in the list", "sjt", sjt_zip({"kerntaken": [{**KERNTAAK, "kerntaak": "GEHEIM"}]}), "C013"
    yield (
        "wrong date",
        "huisarts",
        huisarts_zip({"verwijzingen": [{**VERWIJZING, "verwijsdatum": "2023-02-29"}]}),
        "C014",
    )
    yield "end before start", "sjt", sjt_zip({"kerntaken": [{**KERNTAAK, "datum_einde": "2020-01-01"}]}), "C015"
    yield "negative hours", "sjt", sjt_zip({"kerntaken": [{**KERNTAAK, "uren": "-1"}]}), "C019"
    yield "name as identifier", "sjt", sjt_zip({"casussen": [{**CASUS, "team_id": "Jan GEHEIM"}]}), "C020"
    yield "gemeente without its zero", "sjt", sjt_zip({"casussen": [{**CASUS, "gemeente_code": "505"}]}), "C023"
    yield "AGB without its zero", "gi", gi_zip({"maatregelen": [{**MAATREGEL, "gi_agb": "1234567"}]}), "C025"
    yield "BSN fails the 11-proef", "sjt", sjt_zip({"casusdeelnames": [{**DEELNAME, "bsn": "999990018"}]}), "C026"
    yield "BSN without its zero", "sjt", sjt_zip({"casusdeelnames": [{**DEELNAME, "bsn": "99999001"}]}), "C027"
    yield "key twice", "gi", gi_zip({"bepalingen": [BEPALING, BEPALING]}), "C028"
    yield "identifier is a BSN", "gi", gi_zip({"bepalingen": [{**BEPALING, "bepaling_id": BEPALING["bsn"]}]}), "P001"


def repeats() -> Iterator[tuple[str, str, bytes, str]]:
    """What we have already."""
    yield "same message", "ijw", GOOD_MESSAGE, "zelfde_bestand"
    yield "same message with other white space", "ijw", GOOD_MESSAGE.replace(b"\n", b"\n "), "zelfde_inhoud"
    utf16 = GOOD_MESSAGE.decode().replace("UTF-8", "UTF-16").encode("utf-16")
    yield "same message in UTF-16 with its mark", "ijw", utf16, "zelfde_inhoud"
    yield "same zip", "gi", GOOD_ZIP, "zelfde_bestand"
    yield "same refused file", "gi", b"bsn;999990019", "zelfde_bestand"


def with_column(table: bytes, name: bytes) -> bytes:
    """The CSV with one more column at the end."""
    header, *rows = table.splitlines()
    return b"\n".join([header + b";" + name, *(row + b";GEHEIM" for row in rows)]) + b"\n"


def with_symlink() -> bytes:
    """A zip of which one member points elsewhere."""
    buffer = io.BytesIO(GOOD_ZIP)
    with zipfile.ZipFile(buffer, "a") as archive:
        link = zipfile.ZipInfo("koppeling.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return buffer.getvalue()


def with_twice(name: str) -> bytes:
    """A zip with two members of one name, made by renaming: zipfile itself warns."""
    other = "x" * len(name)
    return zipped(members("gi") | {other: b"x"}).replace(other.encode(), name.encode())


def lying_size() -> bytes:
    """A zip whose table of contents says that members are one byte."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members("gi").items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        archive.getinfo("bepalingen.csv").file_size = 1
    return buffer.getvalue()
