"""Sends the messages of a told case: any kind, from names and values, each with its technical retour."""

import base64
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache

import yaml

from demo.boom import SCHEMAS, Body, Place, tree, written
from demo.calendar import working_day
from demo.deliveries import Box, Delivery
from demo.geldig_delen import CODES, FROM_GEMEENTE, RETOUR_OP, XSD
from demo.population import Person
from demo.prestaties import Prestatie
from demo.trajecten import Toewijzing, Traject

ANSWERS = {heen: retour for retour, heen in RETOUR_OP.items()}
STUF, GGK = "http://www.egem.nl/StUF/StUF0301", "http://www.stufstandaarden.nl/koppelvlak/ggk0210"


@dataclass
class Casus:
    """One case: a traject, and what its gemeente and aanbieder send until the window closes."""

    box: Box
    traject: Traject
    until: date
    sent: Counter  # shared by all cases: Identificatie is unique per kind and sender
    release: str = "3.2"
    lines: list[Prestatie] = field(default_factory=list)

    @property
    def toewijzing(self) -> Toewijzing:
        """The toewijzing the case begins with."""
        return self.traject.hoofd

    def send(self, soort: str, op: date, retourcode: str = "", in_envelope: bool = False, **classes: Body) -> None:
        """Write a message on the next working day and its retour two days later: with a code it is refused in full."""
        op = working_day(op)
        if op > self.until:
            return
        gemeente, agb = self.traject.jeugdige.gemeente, self.traject.agb
        van, naar = (gemeente, agb) if soort in FROM_GEMEENTE else (agb, gemeente)
        self.sent[soort, van] += 1
        versie, subversie = self.release.split(".")
        prefix = "C" if self.release == "3.2" else "H"
        head = {
            **{"BerichtCode": CODES[soort], "BerichtVersie": versie, "BerichtSubversie": subversie},
            **{"Afzender": van, "Ontvanger": naar},
            "BerichtIdentificatie": {"Identificatie": f"{prefix}{self.sent[soort, van]:08d}", "Dagtekening": str(op)},
            **({"XsdVersie": dict(XSD)} if self.release == "3.2" else {}),
        }
        self.put(soort, op, {"Header": head, **classes}, in_envelope)
        answered = working_day(op + timedelta(days=2))
        if answered <= self.until:
            self.put(ANSWERS[soort], answered, self.answer(soort, {"Header": head, **classes}, answered, retourcode))

    def put(self, soort: str, op: date, body: Body, in_envelope: bool = False) -> None:
        """Write one file."""
        head = body["Header"]
        name = f"{soort}_{head['Afzender']}_{head['Ontvanger']}_{head['BerichtIdentificatie']['Identificatie']}"
        content = written(self.release, soort, body)
        if in_envelope:
            content, name = enveloped(soort, content, op), f"{name}_envelop"
        path = self.box.path("ijw", f"{name}.xml")
        self.box.put(Delivery("ijw", path, soort, op, dict(rows(self.release, soort, body))), content)

    def answer(self, soort: str, body: Body, op: date, code: str) -> Body:
        """The retour: header-only when all is well, else the whole message with the code in every berichtklasse."""
        head = deepcopy(body["Header"]) | {"BerichtCode": CODES[ANSWERS[soort]]}
        identificatie = head["BerichtIdentificatie"]["Identificatie"]
        head |= {"IdentificatieRetour": f"R{identificatie[1:]}", "DagtekeningRetour": str(op)}
        if "XsdVersie" in head:
            head["XsdVersieRetour"] = dict(XSD)
        if not code:
            return {"Header": head}
        classes = {name: item for name, item in body.items() if name != "Header"}
        rest = coded(tree(self.release, ANSWERS[soort]), classes, code)
        return {"Header": head | {"RetourCodes": {"RetourCode": "0200"}}, **rest}

    def declare(self, month: date, volume: int, toewijzing: Toewijzing | None = None, **changes: object) -> None:
        """A prestatie in the declaratie of its month; `changes` are fields of Prestatie."""
        item = toewijzing or self.toewijzing
        line = Prestatie(self.traject, item, month, month, volume, None, item.nummer)
        self.lines.append(replace(line, **changes))


def coded(place: Place, body: Body, code: str) -> Body:
    """The body with RetourCodes in every berichtklasse that has them."""
    found: Body = {}
    for child in place.inside:
        given = body.get(child.name)
        if isinstance(given, list):
            found[child.name] = [coded(child, one, code) if isinstance(one, dict) else one for one in given]
        elif given is not None:
            found[child.name] = coded(child, given, code) if isinstance(given, dict) else given
    if place.name != "Bericht" and any(child.name == "RetourCodes" for child in place.inside):
        found["RetourCodes"] = {"RetourCode": code}
    return found


def rows(release: str, soort: str, body: Body) -> Iterator[tuple[str, int]]:
    """(raw table, rows) of one message, counted from the map."""
    for table, spec in agreed(release, soort)["tables"].items():
        if number := count(body, spec["each"].split("/")):
            yield table, number


def count(item: Body, steps: list[str]) -> int:
    """How often the path occurs."""
    if not steps:
        return 1
    found = item.get(steps[0])
    parts = found if isinstance(found, list) else [found] if found is not None else []
    return sum(count(part, steps[1:]) for part in parts)


@cache
def agreed(release: str, soort: str) -> dict:
    """The map of a message."""
    path = SCHEMAS / release.replace(".", "_") / f"{soort.lower()}.yml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def enveloped(soort: str, content: bytes, op: date) -> bytes:
    """The message in the StUF-GGK envelope with which a gemeente sends it to the hub."""
    payload = base64.b64encode(content).decode()
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<ggk:envelopHeenbericht-ggk_Di01 xmlns:ggk="{GGK}" xmlns:StUF="{STUF}">
<ggk:stuurgegevens>
<StUF:berichtcode>Di01</StUF:berichtcode>
<StUF:zender><StUF:organisatie>DEMO</StUF:organisatie><StUF:applicatie>demo</StUF:applicatie></StUF:zender>
<StUF:ontvanger><StUF:organisatie>GGK</StUF:organisatie><StUF:applicatie>ggk</StUF:applicatie></StUF:ontvanger>
<StUF:tijdstipBericht>{op:%Y%m%d}080000</StUF:tijdstipBericht>
<StUF:functie>{soort}</StUF:functie>
</ggk:stuurgegevens>
<ggk:parameters>
<ggk:bericht><ggk:xmlBestand>{payload}</ggk:xmlBestand></ggk:bericht>
</ggk:parameters>
</ggk:envelopHeenbericht-ggk_Di01>
"""
    return text.replace("\n", "\r\n").encode()


def wie(person: Person, **classes: Body) -> Body:
    """Client of JW305, JW307 and JW315; JW301 adds NaamGebruik and an address, JW317 only knows the BSN."""
    name: Body = {"Geslachtsnaam": {"Achternaam": person.achternaam}, "Voornamen": person.voornaam}
    born = {"Datum": str(person.geboortedatum)}
    return {"Bsn": person.bsn, "Geboortedatum": born, "Geslacht": person.geslacht, "Naam": name, **classes}
