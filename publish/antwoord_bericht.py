"""The original of a message and what was decided about it -> the answer that the standard prescribes, as bytes.

Only elements of the original are copied, by position; nothing of it is logged. A JW325 has its own sender (gemeente)
and receiver (aanbieder); a retour repeats those of the message that it answers (IV028, IV033, IV087, IV088, TR342).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from lxml import etree

from ingest import xml_guard
from ingest.contract import MessageMap, message_maps
from publish.antwoord_xml import Node, amount, as_bytes, cents, child, codes_node, copied
from publish.uitkomsten import WHOLE, Outcomes

RELEASES = ("3.2",)  # those in use; history is not answered any more
VERSIE = "1.0.0"  # of our schemas and of our level-2 rules, which take the place of the XSLTs
TECHNICAL, NO_REMARK, ALL_GRANTED, NOT_JUDGED = "0001", "0200", "8001", "0233"
HEADER_CODES = frozenset({TECHNICAL, "9056", "8848", "S300"})  # TR056, TR135, TR378 judge the Header
CLIENT_CODES = frozenset({"8187"})  # TR304 judges the Client, and then none of its prestaties was judged


@dataclass
class Heen:
    """What an answer needs of the message that it answers."""

    header: dict[str, str] = field(default_factory=dict)  # local name of every leaf -> text
    nummer: str = ""  # DeclaratieNummer
    ingediend: int = 0  # eurocents, signed
    prestaties: int = 0
    afgewezen: int = 0  # how many prestaties the answer lists
    afgewezen_eurocent: int = 0  # of those, signed
    clienten: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Antwoord:
    """An answer that is valid against our schema; amounts in signed eurocents, None without DeclaratieAntwoord."""

    bericht: str
    content: bytes
    afgewezen: int | None = None
    ingediend: int | None = None
    toegekend: int | None = None


def answer_map(bericht: str, release: str) -> MessageMap | None:
    """The message that answers this one, None when nothing does."""
    maps = message_maps().values() if release in RELEASES else ()
    return next((one for one in maps if (one.antwoord_op, one.release) == (bericht, release)), None)


def technical(answer: MessageMap, original: BinaryIO, identificatie: str, dag: date) -> Antwoord:
    """The answer on control level 2: a header with 0001 and nothing else."""
    heen = read_original(original, {}, header_only=True)
    only = header(answer, heen, identificatie, dag, [("XsltVersie", VERSIE)], [TECHNICAL])
    return Antwoord(answer.bericht, as_bytes(answer, [only]))


def declaratie_antwoord(
    answer: MessageMap, original: BinaryIO, outcomes: Outcomes, identificatie: str, dag: date
) -> Antwoord:
    """The JW325 to an accepted JW323; ValueError when an outcome has a position that the message does not have."""
    whole = outcomes.get(WHOLE, [])
    heen = read_original(original, {} if whole else outcomes)
    if max(outcomes, default=0) > heen.prestaties:
        raise ValueError(f"there is no prestatie {max(outcomes)}: the message has {heen.prestaties}")
    if HEADER_CODES.intersection(whole):
        return Antwoord(answer.bericht, as_bytes(answer, [header(answer, heen, identificatie, dag, [], whole)]))
    toegekend = 0 if whole else heen.ingediend - heen.afgewezen_eurocent
    judged = whole or [NO_REMARK if heen.afgewezen else ALL_GRANTED]
    antwoord = [
        ("DeclaratieNummer", heen.nummer),
        ("TotaalIngediendBedrag", amount(heen.ingediend)),
        ("TotaalToegekendBedrag", amount(toegekend)),
        *([("Clienten", heen.clienten)] if heen.clienten else []),
        codes_node(judged),
    ]
    body = [header(answer, heen, identificatie, dag, [], [NO_REMARK]), ("DeclaratieAntwoord", antwoord)]
    return Antwoord(answer.bericht, as_bytes(answer, body), heen.afgewezen, heen.ingediend, toegekend)


def read_original(original: BinaryIO, outcomes: Outcomes, *, header_only: bool = False) -> Heen:
    """Stream a valid message; memory holds one client and the prestaties that are refused."""
    heen = Heen()
    for _, element in etree.iterparse(original, events=("end",), **xml_guard.FLAGS):
        name = etree.QName(element).localname
        if name == "Header":
            heen.header = {etree.QName(leaf).localname: leaf.text or "" for leaf in element.iter() if not len(leaf)}
            if header_only:
                return heen
        elif name == "DeclaratieNummer":
            heen.nummer = element.text or ""
        elif name == "TotaalIngediendBedrag":
            heen.ingediend = cents(element)
        elif name == "Client":
            take_client(element, outcomes, heen)
            xml_guard.clear(element)
    return heen


def take_client(element: etree._Element, outcomes: Outcomes, heen: Heen) -> None:
    """Remember the refused prestaties of one client; an error on the client itself refuses all of them unjudged."""
    prestaties = [one for one in element.iter() if etree.QName(one).localname == "Prestatie"]
    first = heen.prestaties + 1
    heen.prestaties += len(prestaties)
    codes = [outcomes.get(position, []) for position in range(first, heen.prestaties + 1)]
    of_client = sorted(CLIENT_CODES.intersection(code for some in codes for code in some))
    if of_client:
        codes = [[NOT_JUDGED]] * len(prestaties)
    refused = [(prestatie, some) for prestatie, some in zip(prestaties, codes, strict=True) if some]
    if not refused:
        return
    heen.afgewezen += len(refused)
    heen.afgewezen_eurocent += sum(cents(child(one, "IngediendBedrag")) for one, _ in refused)
    lines = [("Prestatie", [*copied(one), codes_node(some)]) for one, some in refused]
    bsn = child(element, "Bsn").text or ""
    heen.clienten.append(("Client", [("Bsn", bsn), ("Prestaties", lines), codes_node(of_client or [NO_REMARK])]))


def header(answer: MessageMap, heen: Heen, identificatie: str, dag: date, xslt: list[Node], codes: list[str]) -> Node:
    """The header of an answer, in the order of its schema."""
    told = heen.header
    is_325 = answer.bericht == "JW325"
    major, minor = answer.release.split(".")
    inside = [
        ("BerichtCode", answer.berichtcode),
        ("BerichtVersie", major),
        ("BerichtSubversie", minor),
        ("Afzender", told["Ontvanger" if is_325 else "Afzender"]),
        ("Ontvanger", told["Afzender" if is_325 else "Ontvanger"]),
        identification("BerichtIdentificatie", identificatie, dag.isoformat()),
        versions("XsdVersie", VERSIE, VERSIE),
        *answered(told, is_325),
        *xslt,
        versions(
            "XsdVersieDeclaratie" if is_325 else "XsdVersieRetour",
            told["BasisschemaXsdVersie"],
            told["BerichtXsdVersie"],
        ),
        codes_node(codes),
    ]
    return ("Header", inside)


def answered(told: dict[str, str], is_325: bool) -> list[Node]:
    """Which message this answers."""
    if is_325:
        return [identification("DeclaratieIdentificatie", told["Identificatie"], told["Dagtekening"])]
    return [("IdentificatieRetour", told["Identificatie"]), ("DagtekeningRetour", told["Dagtekening"])]


def identification(name: str, identificatie: str, dagtekening: str) -> Node:
    """An identificatie with its date."""
    return (name, [("ijw:Identificatie", identificatie), ("ijw:Dagtekening", dagtekening)])


def versions(name: str, basis: str, bericht: str) -> Node:
    """The versions of the schemas with which a message was made."""
    return (name, [("ijw:BasisschemaXsdVersie", basis), ("ijw:BerichtXsdVersie", bericht)])
