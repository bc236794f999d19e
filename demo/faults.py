"""Plants iJw messages that go wrong: a spoiled first attempt, a double, a message out of order or late."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from demo.deliveries import IGNORED, LOADED, QUARANTINE, Box, Delivery
from demo.population import is_valid


@dataclass(frozen=True)
class Plan:
    """One kind of fault, planted once in each of `berichten`, as an extra file beside the good one."""

    fout: str
    regel: str  # rule of the standard, or the finding code of the intake; dubbel = ignored
    berichten: tuple[str, ...]
    spoil: Callable[[bytes], bytes]
    uitkomst: str = QUARANTINE
    leesbaar: bool = False

    def works_on(self, content: bytes) -> bool:
        """Whether spoiling changes this message: not every code has a leading zero to lose."""
        return self.spoil(content) != content or self.regel == "dubbel"


def plant(box: Box, random: Random) -> None:
    """Add the planted deliveries; the good message is delivered too, so nothing is lost for good."""
    pools = {kind: pool(box, kind, random) for kind in ("JW301", "JW305", "JW307", "JW315", "JW323", "JW325")}
    for plan in PLANS:
        for kind in plan.berichten:
            if good := next((d for d in pools[kind] if plan.works_on(d.path.read_bytes())), None):
                pools[kind].remove(good)
                add(box, good, plan)
    starts = {sent.sleutel: sent.op for sent in box.of("JW305")}
    for stop in pools["JW307"][:3]:
        move(box, stop, (starts[stop.sleutel] - stop.op).days - 1, "stop aangeboden vóór start")
    for late in pools["JW323"][:3]:
        move(box, late, 40, "bestand weken te laat aangeboden")


def pool(box: Box, kind: str, random: Random) -> list[Delivery]:
    """Messages to spoil, in random order; no large and no negative declaraties, so that a spoiled total is valid."""
    found = [d for d in box.of(kind) if not d.lines or (len(d.lines) <= 12 and d.cents > 0)]
    random.shuffle(found)
    return found


def add(box: Box, good: Delivery, plan: Plan) -> None:
    """Write the spoiled copy under a name of its own."""
    content = plan.spoil(good.path.read_bytes())
    path = good.path.with_name(f"{good.path.stem}_{re.sub('[^a-z0-9]+', '-', plan.fout.lower())}.xml")
    made = replace(good, path=path, uitkomst=plan.uitkomst, leesbaar=plan.leesbaar)
    box.put(made, content, days_later=0 if plan.uitkomst == QUARANTINE else 1)
    box.fault(made, good.path.stem.rsplit("_", 1)[-1], plan.fout, plan.regel)


def move(box: Box, sent: Delivery, days: int, fout: str) -> None:
    """Let a good file arrive at another moment than its Dagtekening says; order means nothing (OP080)."""
    moment = sent.path.stat().st_mtime + days * 86_400
    os.utime(sent.path, (moment, moment))
    box.fault(sent, sent.path.stem.rsplit("_", 1)[-1], fout, "OP080")


def other_bytes(content: bytes) -> bytes:
    """The same message with other line ends and indentation."""
    return re.sub(rb"\r\n<(Client|Prestatie|Naam|Product)>", rb"\r\n    <\1>", content).replace(b"\r\n", b"\n")


def resent(content: bytes) -> bytes:
    """The same Identificatie with another Dagtekening in the same month."""
    return re.sub(
        rb"(<ijw:Dagtekening>\d{4}-\d\d)-(\d\d)<",
        lambda found: found[1] + (b"-27<" if found[2] == b"28" else b"-28<"), content, count=1,
    )  # fmt: skip


def wrong_bsn(content: bytes) -> bytes:
    """The last digit of the first BSN changed, so that it fails the 11-proef; an answer may name nobody."""
    found = re.search(rb"<Bsn>(\d{9})</Bsn>", content)
    if not found:
        return content
    bsn = found[1].decode()
    wrong = next(text for last in range(10) if not is_valid(text := bsn[:8] + str((int(bsn[8]) + 1 + last) % 10)))
    return content.replace(bsn.encode(), wrong.encode())


def wrong_total(content: bytes) -> bytes:
    """One euro more than the sum of the lines."""
    found = re.search(rb"<ijw:TotaalBedrag>(\d+)<", content)
    return content.replace(found[0], b"<ijw:TotaalBedrag>%d<" % (int(found[1]) + 100), 1)


def broken_period(content: bytes) -> bytes:
    """A DeclaratiePeriode that begins on the second day of the month."""
    return re.sub(rb"(<DeclaratiePeriode>\s*<ijw:Begindatum>\d{4}-\d\d)-01", rb"\1-02", content)


def latin1(content: bytes) -> bytes:
    """A name with an accent, written in ISO 8859-1 while the file says UTF-8."""
    return re.sub(rb"(<ijw:(?:Achternaam|Identificatie)>)", rb"\1" + b"\xe9", content, count=1)


def doctype(content: bytes) -> bytes:
    """A document type declaration with an external entity."""
    return content.replace(b"?>", b'?>\r\n<!DOCTYPE Bericht [<!ENTITY x SYSTEM "file:///dev/null">]>', 1)


def without_zeros(content: bytes) -> bytes:
    """The code of the gemeente as a spreadsheet writes it."""
    return re.sub(rb"<(Afzender|Ontvanger)>0(\d{3})</", rb"<\1>\2</", content)


PLANS = (
    Plan("exact dubbel onder andere naam", "dubbel", ("JW301", "JW305", "JW323"), bytes, IGNORED, True),
    Plan("zelfde inhoud in andere bytes", "dubbel", ("JW301", "JW315", "JW323"), other_bytes, IGNORED, True),
    Plan("zelfde identificatie andere inhoud", "TR056", ("JW315", "JW323", "JW323"), resent, LOADED, True),
    Plan("afgekapt bestand", "B002", ("JW301", "JW323", "JW325"), lambda content: content[: len(content) * 2 // 3]),
    Plan("verkeerde codering", "B004", ("JW301", "JW323"), latin1),
    Plan("DOCTYPE", "B003", ("JW301", "JW323"), doctype),
    Plan("BSN voldoet niet aan de 11-proef", "CS002", ("JW301", "JW305", "JW323"), wrong_bsn, leesbaar=True),
    Plan("totaal is niet de som van de regels", "TR358", ("JW323", "JW323", "JW323"), wrong_total, leesbaar=True),
    Plan("periode is geen hele maand", "CS340", ("JW323", "JW323"), broken_period, leesbaar=True),
    Plan("onbekende release", "B007", ("JW301", "JW323"), lambda content: content.replace(b"/ijw/3_2/", b"/ijw/9_9/")),
    Plan("voorloopnullen verloren", "RS035", ("JW301", "JW305", "JW323"), without_zeros),
)
