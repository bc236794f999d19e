"""The YAML in `schemas/` -> frozen dataclasses: what a supplier may deliver and where it lands in raw."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from ingest.settings import PROJECT

CONTRACTS = PROJECT / "schemas" / "contracts"
MESSAGES = PROJECT / "schemas" / "ijw"


@dataclass(frozen=True)
class Column:
    """One column of a CSV. An empty value means unknown; a required column has none."""

    name: str
    type: str  # text (an identifier), bsn, date, code, gemeente, agb, boolean, integer, decimal
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
    """The contract of one source of CSV deliveries: sjt, gi or huisarts."""
    content = yaml.safe_load((CONTRACTS / f"{name}.yml").read_text(encoding="utf-8"))
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
    """Where the value of one raw column stands, seen from `each`; hide is empty, bsn or jaar."""

    name: str
    path: str  # Product/Code
    up: int  # how many elements above `each` the path starts; 0 = in `each` itself
    hide: str = ""


@dataclass(frozen=True)
class MessageTable:
    """One raw table and the element of which every occurrence becomes a row."""

    name: str
    each: str  # Client/ToegewezenProducten/ToegewezenProduct
    columns: tuple[MessageColumn, ...]


@dataclass(frozen=True)
class MessageMap:
    """One iJw message of one release: its tables, the element that may be cleared, where its euros stand."""

    bericht: str  # JW323
    release: str  # 3.2
    titel: str
    namespace: str
    berichtcode: str
    afzender: str  # gemeente or aanbieder
    tables: tuple[MessageTable, ...]  # the last one holds the main rows
    stream: str  # path of the repeated element that may be cleared; empty = a small message
    eurocent: str  # column of the main table with the amount in eurocents; empty = no amounts
    teken: str  # column of the main table with D or C


@cache
def message_maps() -> dict[str, MessageMap]:
    """Every message that has a raw table, by the namespace of its root element."""
    paths = sorted(MESSAGES.glob("*/jw*.yml"))
    found = (message_map(path.parent.name, **yaml.safe_load(path.read_text(encoding="utf-8"))) for path in paths)
    return {one.namespace: one for one in found}


def message_map(folder: str, *, tables: dict, totals: dict | None = None, stream: str = "", **rest: str) -> MessageMap:
    """One YAML file; an unknown word in it is a TypeError."""
    found = tuple(message_table(name, **spec) for name, spec in tables.items())
    money = totals or {"table": found[-1].name, "eurocent": "", "teken": ""}
    if money["table"] != found[-1].name:
        raise ValueError(f"{rest['bericht']}: the table with the totals must be the last one")
    return MessageMap(
        release=folder.replace("_", "."),
        tables=found,
        stream=stream,
        eurocent=money["eurocent"],
        teken=money["teken"],
        **rest,
    )


def message_table(name: str, *, each: str, columns: dict[str, Any]) -> MessageTable:
    """One entry under `tables`; a path that starts with / is rewritten as: so many elements up, then down."""
    found = []
    for column, spec in columns.items():
        path, hide = (spec["path"], spec.get("hide", "")) if isinstance(spec, dict) else (spec, "")
        up, path = relative_path(each, path) if path.startswith("/") else (0, path)
        found.append(MessageColumn(column, path, up, hide))
    return MessageTable(name, each, tuple(found))


@cache
def rule_texts() -> dict[str, dict[str, str]]:
    """What a supplier reads (melding, wat_te_doen) per rule of control level 2."""
    return yaml.safe_load((MESSAGES / "regels.yml").read_text(encoding="utf-8"))


def relative_path(each: str, path: str) -> tuple[int, str]:
    """The path from Bericht -> how many elements above `each` it branches off, and the rest of it."""
    here, there = each.split("/"), path.strip("/").split("/")
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    return len(here) - shared, "/".join(there[shared:])


def raw_tables() -> dict[str, list[str]]:
    """Every raw table with its columns, without the two machine columns delivery_id and position."""
    tables = {table.name: [c.name for c in table.columns] for m in message_maps().values() for table in m.tables}
    for path in sorted(CONTRACTS.glob("*.yml")):
        for file in table_contract(path.stem).files:
            tables[file.table] = [column.raw_name for column in file.columns]
    return tables
