"""Trajecten and declaraties -> the iJw 3.2 messages that gemeenten and aanbieders send, one file each."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from random import Random

from demo import messages
from demo.calendar import Window, working_day
from demo.declaraties import Declaratie, jw323, jw325
from demo.deliveries import Box, Delivery
from demo.parameters import PARAMETERS
from demo.prestaties import Prestatie
from demo.trajecten import Traject

TABLES = {
    "JW301": "ijw__jw301_toegewezen_producten",
    "JW305": "ijw__jw305_start_producten",
    "JW307": "ijw__jw307_stop_producten",
    "JW315": "ijw__jw315_aangevraagde_producten",
}


class Post:
    """Sends messages: gives each its Identificatie, unique per kind and sender, and its file name."""

    def __init__(self, box: Box) -> None:
        self.box = box
        self.sent: Counter = Counter()

    def send(
        self, soort: str, van: str, naar: str, op: date, body: str, tables: dict[str, int], *,
        identificatie: str = "", header: str = "", lines: Iterable[Prestatie] = (), sleutel: str = "",
    ) -> Delivery:  # fmt: skip
        """Write one message."""
        self.sent[soort, van] += 1
        identificatie = identificatie or f"{self.sent[soort, van]:012d}"
        content = messages.bericht(soort, van, naar, identificatie, op, body, header)
        path = self.box.path("ijw", f"{soort}_{van}_{naar}_{identificatie}.xml")
        return self.box.put(Delivery("ijw", path, soort, op, tables, tuple(lines), sleutel), content)


def send_trajecten(box: Box, trajecten: Iterable[Traject], window: Window, random: Random) -> None:
    """JW315, JW301, JW305 and JW307 of every traject, as far as they were sent before the window closed."""
    post = Post(box)
    for traject in trajecten:
        gemeente = traject.jeugdige.gemeente

        def send(soort: str, van: str, op: date, body: str, naar: str, traject: Traject = traject) -> None:
            if op <= window.closed:
                key = f"{traject.jeugdige.gemeente} {traject.hoofd.nummer}"
                post.send(soort, van, naar, op, body, {TABLES[soort]: len(traject.toewijzingen)}, sleutel=key)

        if traject.verwijzer != "gemeente":
            send("JW315", traject.agb, traject.verzocht_op, messages.verzoek(traject), gemeente)
        for versie in known_versions(traject, window):
            op = traject.hoofd.versies[versie].op
            send("JW301", gemeente, op, messages.toewijzing(traject, versie), traject.agb)
        told = random.random() * 100 >= PARAMETERS["ontbrekende_start"]
        if told:
            op = working_day(traject.start + timedelta(days=random.randint(0, 6)))
            send("JW305", traject.agb, op, messages.start(traject), gemeente)
        if told and traject.stop <= window.end:
            op = working_day(traject.stop + timedelta(days=random.randint(0, 6)))
            send("JW307", traject.agb, op, messages.stop(traject), gemeente)


def known_versions(traject: Traject, window: Window) -> list[int]:
    """Every issue in the window, and of the issues before it the last one: the opening stock holds no history."""
    versies = traject.hoofd.versies
    before = [number for number, versie in enumerate(versies) if versie.op < window.first]
    return before[-1:] + [number for number, versie in enumerate(versies) if versie.op >= window.first]


def send_declaraties(box: Box, declaraties: Iterable[Declaratie]) -> None:
    """JW323, and JW325 where there is an answer; planted wrong lines and corrections are noted."""
    post = Post(box)
    for item in declaraties:
        tables = {"ijw__jw323_declaraties": 1, "ijw__jw323_prestaties": len(item.lines)}
        sent = post.send("JW323", item.agb, item.gemeente, item.op, jw323(item), tables,
                         identificatie=item.identificatie, lines=item.lines)  # fmt: skip
        for line in item.lines:
            if line.fout:
                kind = "afgewezen regel" if line.retourcode else "credit" if line.teken == "C" else "nieuwe debet"
                box.fault(sent, line.referentie, kind, line.fout)
        if item.answered:
            header, body = jw325(item)
            tables = {"ijw__jw325_antwoorden": 1, "ijw__jw325_declaratie_antwoorden": 1}
            tables["ijw__jw325_prestaties"] = len(item.rejected)
            post.send("JW325", item.gemeente, item.agb, item.answered, body, tables, header=header)
