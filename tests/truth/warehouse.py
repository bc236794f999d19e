"""What a build finds in a folder of deliveries: regeluitkomsten of levels 3 and 4, named as a truth names objects."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import psycopg
from lxml import etree

from dbt_project.run import build
from ingest import delivery, rule_catalogue
from ingest.settings import SOURCES, Settings
from tests.truth.judging import numbers

# The berichtklassen that an object of the mart may be; which of them, the rule knows.
KLASSEN = {
    "bericht": ("Header",),
    "declaratie": ("Declaratie",),
    "prestatie": ("Prestatie",),
    "toewijzing": ("ToegewezenProduct",),
    "start": ("StartProduct",),
    "stop": ("StopProduct",),
    "verzoek": ("AangevraagdProduct", "Verzoek", "Client"),
    "wijziging": ("OngewijzigdProduct", "TeWijzigenProduct", "NieuwProduct", "Verzoek"),
    "antwoord": ("Prestatie", "Header", "DeclaratieAntwoord", "Antwoord"),
}
MARTS = "+fct_regeluitkomsten +fct_ketensignalen +rpt_ketenaansluiting +fct_signalen"
FOUND = "select delivery_id, bericht, object_soort, position, regel, niveau, retourcode from marts.fct_regeluitkomsten"


@dataclass(frozen=True)
class Outcome:
    """One regeluitkomst and the file it is about."""

    path: Path
    bericht: str
    soort: str
    position: int
    rule: str
    niveau: int
    retourcode: str

    @cached_property
    def place(self) -> str:
        """Path of the object below Bericht, [1] left out."""
        root = etree.parse(self.path).getroot()
        found = [one for one in root.iter("{*}*") if etree.QName(one).localname == self.klasse]
        if len(found) < max(self.position, 1):  # in an envelope
            return ""
        element = found[max(self.position, 1) - 1]
        steps = [step_of(one) for one in (element, *element.iterancestors())]
        return "/".join(reversed(steps[:-1]))

    @property
    def klasse(self) -> str:
        """Name of the berichtklasse."""
        options = KLASSEN[self.soort]
        places = rule_catalogue.rules("3.2")[self.rule].plaatsen
        mine = [one.split(".")[1] for one in places if one.startswith(f"{self.bericht}.")]
        return next((one for one in options if one in mine), options[0])

    @cached_property
    def keys(self) -> frozenset[str]:
        """Every other way to name the object, also by the berichtklassen it stands in."""
        steps = self.place.split("/")
        return frozenset({"/".join(steps[:end]) for end in range(1, len(steps))} | numbers(self.path, self.place))


def step_of(element: etree._Element) -> str:
    """Name of an element, numbered from the second of its kind on."""
    number = 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))
    name = etree.QName(element).localname
    return name if number == 1 else f"{name}[{number}]"


def outcomes(folder: Path, settings: Settings) -> Iterator[Outcome]:
    """Load everything below the folder into an empty warehouse, build it, and tell what was found.

    XML is iJw; a zip belongs to the source after which its folder is named. The time of a file is its arrival.
    """
    paths: dict[str, Path] = {}
    for number, path in enumerate(sorted(one for one in folder.rglob("*") if one.suffix in (".xml", ".zip"))):
        source = "ijw" if path.suffix == ".xml" else path.parent.name
        shutil.copy2(path, settings.inbox(source) / f"{number:07d}")
        paths.setdefault(sha256(path.read_bytes()).hexdigest(), path)
    for source in SOURCES:
        delivery.load_source(source, settings)
    build(settings, MARTS)
    with psycopg.connect(settings.dsn("builder")) as connection:
        rows = connection.execute(FOUND).fetchall()
    for delivery_id, bericht, soort, position, rule, niveau, retourcode in rows:
        yield Outcome(paths[delivery_id], bericht, soort, position or 0, rule, int(niveau), retourcode or "")
