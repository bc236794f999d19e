"""One original without one person: their number becomes one that belongs to nobody, their particulars are masked.

What is left is still a valid delivery with the same lines and euros, so the archive alone restores the warehouse. The
lines belong to member `gewist` from then on (`pseudonym.hider`). What cannot be read is wiped whole.
"""

import base64
import io
import json
import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256

from lxml import etree
from stdnum.nl import bsn as number

from ingest.contract import CONTRACTS, table_contract
from ingest.csv_rules import is_bsn
from ingest.pseudonym import NOBODY

WIPED = b"gewist"
# fmt: off
MASKED = frozenset({
    "Achternaam", "Commentaar", "Emailadres", "Geslachtsnaam", "Huisletter", "Huisnummer", "HuisnummerToevoeging",
    "Landnummer", "Naam", "Organisatie", "Partnernaam", "Plaatsnaam", "Postcode", "Straatnaam", "Telefoonnummer",
    "Voorletters", "Voornamen", "Voorvoegsel",
})
# fmt: on
PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def holds(content: bytes, bsn: str) -> bool:
    """Whether this number stands anywhere in the original, also zipped, in an envelope, or without leading zeros."""
    wanted = re.compile(rf"(?<!\d)0*{bsn.lstrip('0')}(?!\d)".encode())
    return any(wanted.search(text.replace(b"\0", b"")) for text in texts(content))


def texts(content: bytes) -> Iterator[bytes]:
    """The content as it is, the files of a zip, and a message inside an envelope."""
    yield content
    if zipfile.is_zipfile(io.BytesIO(content)):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                yield from (archive.read(name) for name in archive.namelist())
        except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
            return
    else:
        for block in re.findall(rb">([A-Za-z0-9+/=\s]{200,})<", content):
            yield decoded(block)


def decoded(block: bytes) -> bytes:
    """Base64 -> bytes; nothing when it is not that."""
    try:
        return base64.b64decode(block, validate=False)
    except ValueError:
        return b""


def without(content: bytes, bsn: str) -> bytes:
    """The original without this person. Whatever still holds the number afterwards is wiped whole."""
    try:
        if zipfile.is_zipfile(io.BytesIO(content)):
            found = zip_without(content, bsn, nobody(content))
        else:
            found = xml_without(content, bsn, nobody(content))
    except (etree.XMLSyntaxError, zipfile.BadZipFile, OSError, ValueError, KeyError, RuntimeError):
        return WIPED
    return WIPED if holds(found, bsn) else found


def nobody(content: bytes) -> str:
    """A number that passes the 11-proef, was never given to anyone, and is not in this original yet."""
    candidates = (f"{value:09d}" for value in range(1, int(NOBODY)))
    return next(one for one in candidates if number.is_valid(one) and not holds(content, one))


def xml_without(content: bytes, bsn: str, instead: str) -> bytes:
    """A message, bare or in an envelope."""
    root = etree.fromstring(content, etree.XMLParser(**PARSER))
    for element in root.iter(etree.Element):
        name = etree.QName(element).localname
        if name == "Bsn" and (element.text or "").strip() == bsn:
            element.text = instead
            mask(element.getparent())
        elif (
            len(element) == 0 and len(element.text or "") > 200 and holds(inner := decoded(element.text.encode()), bsn)
        ):
            element.text = base64.b64encode(xml_without(inner, bsn, instead)).decode("ascii")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def mask(person: etree._Element) -> None:
    """Names, addresses and the like of one person become x, X and 1; of a birthday the year is left."""
    for leaf in person.iter(etree.Element):
        name, above = etree.QName(leaf).localname, leaf.getparent()
        if len(leaf) or not leaf.text:
            continue
        if name in MASKED:
            leaf.text = re.sub(r"\d", "1", re.sub(r"[A-ZÀ-Þ]", "X", re.sub(r"[a-zß-ÿ]", "x", leaf.text)))
        elif name == "Datum" and above is not None and etree.QName(above).localname == "Geboortedatum":
            leaf.text = f"{leaf.text.strip()[:4]}-01-01"


def zip_without(content: bytes, bsn: str, instead: str) -> bytes:
    """A zip with CSV files; the manifest gets their new hashes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    told = json.loads(files.pop("manifest.json"))
    if told["contract"] not in {path.stem for path in CONTRACTS.glob("*.yml")}:
        raise KeyError("contract")
    columns = {f"{file.name}.csv": file.columns for file in table_contract(told["contract"]).files}
    for name, text in files.items():
        files[name] = csv_without(text, bsn, instead, columns[name])
        told["bestanden"][name]["sha256"] = sha256(files[name]).hexdigest()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"manifest.json": json.dumps(told).encode(), **files}.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
    return target.getvalue()


def csv_without(content: bytes, bsn: str, instead: str, columns: tuple) -> bytes:
    """The rows of one CSV; of a row of this person the birthday keeps its year."""
    head, *lines = content.decode("utf-8").splitlines(keepends=True)
    places = {name.strip().strip('"'): place for place, name in enumerate(head.split(";"))}
    persons = [places[column.name] for column in columns if column.type == "bsn"]
    birthdays = [places[column.name] for column in columns if column.loads_as == "geboortejaar"]
    for row, line in enumerate(lines):
        fields = line.split(";")
        mine = [place for place in persons if fields[place].strip().strip('"').zfill(9) == bsn]
        for place in mine:
            fields[place] = re.sub(r"\d+", instead, fields[place])
        for place in birthdays if mine else ():
            fields[place] = re.sub(r"(\d{4})-\d\d-\d\d", r"\1-01-01", fields[place])
        lines[row] = ";".join(fields)
    return "".join([head, *lines]).encode()


def require_bsn(text: str) -> str:
    """Nine digits that pass the 11-proef, or ValueError that does not repeat them."""
    found = text.strip().zfill(9)
    if not is_bsn(found) or found < NOBODY:
        raise ValueError("Dit is geen BSN.")
    return found
