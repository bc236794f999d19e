"""How one kind of message is read: where berichtklassen stand, which rules they have, where columns come from."""

import re
from dataclasses import dataclass
from functools import cache

from ingest import ijw_rules
from ingest.contract import MessageColumn, MessageMap, MessageTable
from ingest.ijw_waarden import Place, Schema, path_of, places

IDENTIFIER = re.compile(r"(_nummer|_id|referentie_aanbieder|identificatie|identificatie_retour)$")


@dataclass(frozen=True)
class Plan:
    """How one kind of message is read: the places in its streamed parts, and those around them."""

    parts: list[Place]
    rest: list[Place]
    sources: dict[str, list[tuple[str, str]]]  # by place of a raw table: klasse and path per column; klasse "" = here
    identifiers: dict[str, set[str]]  # the columns among them that a sender chose the text of: it could be a BSN
    judges: dict[str, ijw_rules.Judge]  # by berichtklasse
    judges_bsn: bool  # whether a BSN that fails the 11-proef is refused anyway


@cache
def plan_of(found: MessageMap) -> Plan:
    """The plan of one kind of message, made once per process."""
    schema, rules = Schema(found.bericht, found.release), ijw_rules.rules_by_klasse(found.bericht, found.release)
    klassen = {"Header", *rules, *(column.klasse for table in found.tables for column in table.columns)}
    sources = {table.each: [source(table, column, found.stream) for column in table.columns] for table in found.tables}
    wanted: dict[str, list[str]] = {}
    for place in (path_of(trail) for trail in schema.trails if trail[-1].name in klassen):
        paths = [path for klasse, path in sources.get(place, ()) if not klasse]
        paths += [path.removesuffix("Datum") + "DatumGebruik" for path in paths if path.endswith("Geboortedatum/Datum")]
        paths += [path for rule in rules.get(place.rpartition("/")[2], ()) for path in rule.on]
        wanted[place] = [path for path in dict.fromkeys(paths) if path.startswith("../")]
    inside = {place for place in wanted if found.stream and f"{place}/".startswith(f"{found.stream}/")}
    parts = places(schema, {place: wanted[place] for place in wanted if place in inside}, klassen, f"{found.stream}/")
    rest = places(schema, {place: wanted[place] for place in wanted if place not in inside}, klassen, "")
    judges = {klasse: ijw_rules.Judge(on_it) for klasse, on_it in rules.items()}
    numbers = {table.each: {one.name for one in table.columns if IDENTIFIER.search(one.name)} for table in found.tables}
    judges_bsn = any(rule.code == "CS002" for on_it in rules.values() for rule in on_it)
    return Plan(parts, rest, sources, numbers, judges, judges_bsn)


def source(table: MessageTable, column: MessageColumn, stream: str) -> tuple[str, str]:
    """Where the value of a column comes from: a path from here, or a berichtklasse that passes once and its path."""
    steps = table.each.split("/")
    if column.klasse not in steps:
        return column.klasse, column.path
    place = "/".join(steps[: steps.index(column.klasse) + 1])
    if place != table.each and stream.startswith(f"{place}/"):
        return column.klasse, column.path
    return "", "../" * (len(steps) - 1 - steps.index(column.klasse)) + column.path if column.path else ""
