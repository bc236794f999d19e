"""The YAML in `schemas/` -> frozen dataclasses: what a supplier may deliver and where it lands in raw."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ingest import yaml_file
from ingest.settings import PROJECT

CONTRACTS = PROJECT / "schemas" / "contracts"
MESSAGES = PROJECT / "schemas" / "ijw"


@dataclass(frozen=True)
class Column:
    """One column of a CSV. An empty value means unknown; a required column has none."""

    name: str
    type: str  # text (an identifier), bsn, date, code, gemeente, agb, boolean, integer, decimal, eurocent, zin
    required: bool = False
    codes: tuple[str, ...] = ()  # of type code: the allowed values
    loads_as: str = ""  # jeugdige_id: hidden; geboortejaar: first four digits of the date
    not_before: str = ""  # date column of the same row
    min: float | None = None
    max: float | None = None
    bij_fout: str = "weiger"  # or onbekend: a wrong value is loaded as empty
    uitleg: str = ""  # Dutch, for the supplier

    @property
    def raw_name(self) -> str:
        """Name of the column in the raw table."""
        return self.loads_as or self.name


@dataclass(frozen=True)
class FileContract:
    """One CSV of a delivery and the raw table it fills, columns in raw order."""

    name: str
    table: str
    titel: str
    key: tuple[str, ...]  # unique within one delivery
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class TableContract:
    """One kind of CSV delivery."""

    name: str
    versie: str
    titel: str
    levering: str  # mutaties or volledig
    files: tuple[FileContract, ...]


@cache
def table_contract(name: str) -> TableContract:
    """The contract of one source of CSV deliveries: such as sjt or gi."""
    content = yaml_file.read(CONTRACTS / f"{name}.yml")
    return TableContract(
        name=content["contract"],
        versie=content["versie"],
        titel=content["titel"],
        levering=content["levering"],
        files=tuple(file_contract(file, **spec) for file, spec in content["bestanden"].items()),
    )


def file_contract(name: str, *, table: str, titel: str, key: list[str], columns: dict[str, Any]) -> FileContract:
    """One entry under `bestanden`; an unknown word in the YAML is a TypeError."""
    found = tuple(Column(column, **{**spec, "codes": tuple(spec.get("codes", ()))}) for column, spec in columns.items())
    return FileContract(name, table, titel, tuple(key), found)


@dataclass(frozen=True)
class MessageColumn:
    """Where the value of one raw column stands; hide is empty, bsn or jaar."""

    name: str
    path: str  # inside the berichtklasse: Product/Code; empty = this message has no such value
    klasse: str  # the berichtklasse that holds it: `each` itself, one above it, or Header
    hide: str = ""


@dataclass(frozen=True)
class MessageTable:
    """One raw table and the element of which every occurrence becomes a row."""

    name: str
    each: str  # Client/ToegewezenProducten/ToegewezenProduct
    columns: tuple[MessageColumn, ...]

    @property
    def klasse(self) -> str:
        """The berichtklasse of which every occurrence becomes a row."""
        return self.each.rpartition("/")[2]


@dataclass(frozen=True)
class HeaderPaths:
    """Where the header names sender, receiver and the message itself. A retour repeats those of what it answers."""

    afzender: str = "Afzender"
    ontvanger: str = "Ontvanger"
    identificatie: str = "BerichtIdentificatie/Identificatie"
    dagtekening: str = "BerichtIdentificatie/Dagtekening"


@dataclass(frozen=True, eq=False)
class MessageMap:
    """One iJw message of one release: its tables, the element that may be cleared, where its euros stand."""

    bericht: str  # JW323
    release: str  # 3.2
    titel: str
    namespace: str
    berichtcode: str  # of JW303 and JW304 the one for a declaratie; a factuur has another
    afzender: str  # gemeente or aanbieder: who is named as sender, in a retour the sender of what it answers
    tables: tuple[MessageTable, ...]  # the last one holds the main rows
    header: HeaderPaths
    antwoord_op: str  # the message that this one answers; empty = none
    stream: str  # path of the repeated element that may be cleared; empty = a small message
    bedrag: str  # element of the main row with the signed amount; empty = no amounts
    counts_euros: bool  # whether the register counts these amounts: money that is asked for, not what is rejected


def releases() -> list[str]:
    """The releases that we have schemas of, oldest first."""
    return sorted(folder.name.replace("_", ".") for folder in MESSAGES.iterdir() if folder.is_dir())


@cache
def message_maps() -> dict[str, MessageMap]:
    """Every message that has a raw table, by the namespace of its root element.

    Messages and releases may share a raw table; a column that a message does not know has an empty path there.
    """
    paths = sorted(MESSAGES.glob("*/jw*.yml"), reverse=True)  # the newest release decides the order of the columns
    found = [message_map(path.parent.name, **yaml_file.read(path)) for path in paths]
    names: dict[str, dict[str, None]] = {}
    for table in (table for message in found for table in message.tables):
        names.setdefault(table.name, {}).update(dict.fromkeys(column.name for column in table.columns))
    return {one.namespace: replace(one, tables=tuple(widened(t, names[t.name]) for t in one.tables)) for one in found}


def widened(table: MessageTable, names: Iterable[str]) -> MessageTable:
    """The table with a column for each of these names, in that order."""
    known = {column.name: column for column in table.columns}
    return replace(table, columns=tuple(known.get(name, MessageColumn(name, "", table.klasse)) for name in names))


def message_map(
    folder: str, *, tables: dict, header: dict | None = None, antwoord_op: str = "", stream: str = "",
    bedrag: str = "", counts_euros: bool = False, **rest: str,
) -> MessageMap:  # fmt: skip
    """One YAML file; an unknown word in it is a TypeError."""
    return MessageMap(
        release=folder.replace("_", "."),
        tables=tuple(message_table(name, **spec) for name, spec in tables.items()),
        header=HeaderPaths(**(header or {})),
        antwoord_op=antwoord_op,
        stream=stream,
        bedrag=bedrag,
        counts_euros=counts_euros,
        **rest,
    )


def message_table(name: str, *, each: str, columns: dict[str, Any]) -> MessageTable:
    """One entry under `tables`; a path that starts with / starts at Bericht, any other in `each`."""
    found = []
    for column, spec in columns.items():
        path, hide = (spec["path"], spec.get("hide", "")) if isinstance(spec, dict) else (spec, "")
        klasse, path = place(each, path) if path.startswith("/") else (each.rpartition("/")[2], path)
        found.append(MessageColumn(column, path, klasse, hide))
    return MessageTable(name, each, tuple(found))


def place(each: str, path: str) -> tuple[str, str]:
    """The path from Bericht -> the last berichtklasse it shares with `each` (or else its own first), and the rest."""
    here, there = each.split("/"), path.strip("/").split("/")
    shared = 1
    while shared < min(len(here), len(there)) and here[: shared + 1] == there[: shared + 1]:
        shared += 1
    return there[shared - 1], "/".join(there[shared:])


def raw_tables() -> dict[str, list[str]]:
    """Every raw table with its columns, without the two machine columns delivery_id and position."""
    tables = {table.name: [c.name for c in table.columns] for m in message_maps().values() for table in m.tables}
    for path in sorted(CONTRACTS.glob("*.yml")):
        for file in table_contract(path.stem).files:
            tables[file.table] = [column.raw_name for column in file.columns]
    return tables
