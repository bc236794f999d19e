"""`schemas/ijw/<release>/regels/*.yml`: every rule of a release, in our words, and where it is checked or why not.

A release without this folder has no rules of its own: its messages are judged by their XSD alone.
"""

from dataclasses import dataclass, field
from functools import cache

from ingest import yaml_file
from ingest.contract import MESSAGES

XSD, INGEST, SQL, VIA, NONE = "xsd", "ingest", "sql", "via", "geen"


@dataclass(frozen=True)
class CatalogueRule:
    """One rule of the standard."""

    code: str  # CS002
    tekst: str  # what must hold, Dutch
    controle: str  # xsd, ingest, sql; via = by the rules named there; geen = no machine checks it
    niveau: int | None = None  # control level 1 to 4; principles and instructions have none
    retourcode: str = ""  # empty: the standard has none
    plaatsen: tuple[str, ...] = ()  # JW323.Prestatie.ProductTarief, as the standard assigns it
    melding: str = ""  # what a supplier reads when it is broken
    wat_te_doen: str = ""  # and does next
    via: tuple[str, ...] = ()  # codes of the rules, or of our own findings, that check it
    modellen: tuple[str, ...] = ()  # dbt models that find what breaks it
    reden: str = ""  # why no machine checks it
    xsd: dict[str, str] = field(default_factory=dict)  # facet -> limit, element -> name: what in the schema checks it

    @property
    def berichten(self) -> frozenset[str]:
        """The messages in which the standard assigns this rule to an element."""
        return frozenset(place.split(".")[0] for place in self.plaatsen)


@cache
def rules(release: str) -> dict[str, CatalogueRule]:
    """Every rule of a release by its code, in the order of the files; empty when the release has no catalogue."""
    folder = MESSAGES / release.replace(".", "_") / "regels"
    found: dict[str, CatalogueRule] = {}
    for path in sorted(folder.glob("*.yml")):
        content = yaml_file.read(path)
        twice = found.keys() & content.keys()
        if twice:
            raise ValueError(f"{path.name}: {', '.join(sorted(twice))} stands in two files")
        found |= {code: catalogue_rule(code, **spec) for code, spec in content.items()}
    return found


def catalogue_rule(code: str, *, tekst: str, controle: str, **rest: object) -> CatalogueRule:
    """One entry; an unknown word in the YAML is a TypeError."""
    lists = {name: tuple(rest.pop(name, ())) for name in ("plaatsen", "via", "modellen")}
    return CatalogueRule(code, tekst, controle, **lists, **rest)


@cache
def facet_codes(release: str) -> dict[tuple[str, str, str], str]:
    """(facet, limit, element) of the schema -> code of the rule; limit or element is empty where any will do."""
    return {
        (facet, limit, one.xsd.get("element", "")): one.code
        for one in rules(release).values()
        for facet, limit in one.xsd.items()
        if facet != "element"
    }
