"""One world: stories of iJw and registrations of SJT, GI and huisarts, under codes that no other world uses.

Two worlds say the same, letter by letter, but for gemeenten, suppliers and BSNs; `names` tells what each of those is
called in every world.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random

from demo import keten_antwoord, keten_declaratie, keten_levering, keten_product, keten_verzoek, keten_volume
from demo.calendar import add_months
from demo.geldig_delen import Maker
from demo.keten import Keten
from tests.ingest import deliveries
from tests.ingest.deliveries import BEPALING, CASUS, DEELNAME, KERNTAAK, MAATREGEL, VERWIJZING

FIRST_GEMEENTE = 3000  # no code of CBS, no year
SEED = "werelden"
ALL = ("sjt", "gi", "huisarts")


def dubbele_identificatie(k: Keten) -> None:
    """TR056: two declaraties of one sender under one Identificatie."""
    first, second = keten_antwoord.twee_declaraties(k)
    second.head["BerichtIdentificatie"]["Identificatie"] = first.head["BerichtIdentificatie"]["Identificatie"]


VERHALEN = (
    keten_declaratie.hele_maanden,
    keten_levering.hele_levering,
    keten_verzoek.hele_wijziging,
    keten_declaratie.tweemaal_gecrediteerd,
    keten_declaratie.declaratienummer_tweemaal,
    keten_declaratie.referentie_tweemaal,
    keten_declaratie.tweemaal_gedeclareerd,
    keten_volume.te_veel_in_totaal,
    keten_product.verwijderde_toewijzing,
    dubbele_identificatie,
    keten_antwoord.tweemaal_in_onderzoek,
    keten_levering.start_tweemaal,
    keten_levering.na_definitieve_stop,
    keten_verzoek.toch_verwijderd,
)


@dataclass
class Wereld:
    """What is delivered in business order, as (source, content), and what the codes of this world are called in all."""

    number: int
    delivered: list[tuple[str, bytes]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)  # code, BSN or SHA-256 -> name
    people: list[str] = field(default_factory=list)  # BSNs

    def code(self, name: str, code: str) -> str:
        """Use a code, and remember how it is called."""
        self.names[code] = name
        return code

    def gemeente(self, which: int) -> str:
        """One of two gemeenten."""
        return self.code(f"gemeente-{which}", str(FIRST_GEMEENTE + 2 * self.number + which))

    def agb(self, which: int) -> str:
        """An aanbieder, GI or praktijk."""
        return self.code(f"agb-{which}", f"7{self.number:04d}{which:03d}")


def wereld(number: int, bsns: Iterator[str], hide: Callable[[str], str], registered: Sequence[str] = ALL) -> Wereld:
    """World `number`; `hide` gives the jeugdige_id of a BSN, `registered` are the sources beside iJw."""
    found = Wereld(number)
    given: list[str] = []
    messages = berichten(found, remembering(bsns, given))
    others = [one for one in registraties(found, given) if one[0] in registered]
    for source, content in (*messages, *others):
        for same in (content, other_bytes(content)):
            found.code(f"levering-{len(found.delivered)}", sha256(same).hexdigest())
        found.delivered.append((source, content))
    found.people = given
    for person, bsn in enumerate(given):
        found.code(f"jeugdige-{person}", hide(bsn))
    return found


def other_bytes(message: bytes) -> bytes:
    """The same message in another file."""
    return message + b"\r\n"


def remembering(bsns: Iterator[str], given: list[str]) -> Iterator[str]:
    """The BSNs, while `given` keeps which were used."""
    for bsn in bsns:
        given.append(bsn)
        yield bsn


def berichten(found: Wereld, bsns: Iterator[str]) -> list[tuple[str, bytes]]:
    """The messages of every story, by Dagtekening."""
    maker = Maker(Random(SEED), bsns)
    sent = []
    for number, verhaal in enumerate(VERHALEN):
        keten = Keten(maker, found.agb(number), found.gemeente(number % 2), add_months(maker.day(), 0))
        verhaal(keten)
        sent += keten.sent
    sent.sort(key=lambda one: one.head["BerichtIdentificatie"]["Dagtekening"])
    return [("ijw", one.message.content) for one in sent]


def registraties(found: Wereld, given: list[str]) -> Iterator[tuple[str, bytes]]:
    """A first delivery of each other source and a later one that corrects it."""
    here, child, agb = {"gemeente_code": found.gemeente(0)}, {"bsn": given[0]}, found.agb(900)
    sjt = {"casussen": [CASUS | here], "casusdeelnames": [DEELNAME | child], "kerntaken": [KERNTAAK]}
    sjt |= {"hulpvragen": [], "plannen": [], "toegangsbesluiten": [], "uitkomsten": []}
    sender = found.code("sjt", f"S{found.number:08d}")
    maatregel, bepaling = MAATREGEL | here | child | {"gi_agb": agb}, BEPALING | here | child | {"aanbieder_agb": agb}
    verwijzing = VERWIJZING | here | child | {"aanbieder_agb": found.agb(0)}
    for follow, changes in enumerate(({}, {"uren": "12.25"})):
        how = {
            "ontvanger": here["gemeente_code"],
            "identificatie": f"w-{follow}",
            "dagtekening": f"2024-0{7 + follow}-05",
        }
        yield "sjt", deliveries.sjt_zip(sjt | {"kerntaken": [KERNTAAK | changes]}, afzender=sender, **how)
        later = {"einddatum": "2024-12-31"} if follow else {}
        gi = {"maatregelen": [maatregel], "bepalingen": [bepaling | later]}
        yield "gi", deliveries.gi_zip(gi, afzender=agb, **how)
        urgent = {"urgentie": "SPOED"} if follow else {}
        rows = {"verwijzingen": [verwijzing | urgent]}
        yield "huisarts", deliveries.huisarts_zip(rows, afzender=found.agb(901), **how)
