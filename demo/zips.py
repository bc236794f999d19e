"""A CSV delivery: one zip with manifest.json and one CSV per entity of the contract, the same bytes every time."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from demo.parameters import PARAMETERS

CONTRACTS = Path(__file__).parent.parent / "schemas" / "contracts"
Row = dict[str, str]


@dataclass(frozen=True)
class Sender:
    """Who sends what over which period."""

    contract: str
    afzender: str
    identificatie: str
    op: date
    van: date
    tot: date


@cache
def contract(name: str) -> dict:
    """The agreed contract."""
    return yaml.safe_load((CONTRACTS / f"{name}.yml").read_text(encoding="utf-8"))


def csv_texts(name: str, rows: Mapping[str, list[Row]]) -> dict[str, str]:
    """File name -> CSV with the agreed header, for every entity of the contract, also an empty one."""
    texts = {}
    for entity, agreed in contract(name)["bestanden"].items():
        columns = list(agreed["columns"])
        text = io.StringIO()
        writer = csv.writer(text, delimiter=";", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([row.get(column, "") for column in columns] for row in rows.get(entity, []))
        texts[f"{entity}.csv"] = text.getvalue()
    return texts


def packed(sender: Sender, texts: Mapping[str, str], level: int = 6) -> bytes:
    """The zip. Row counts and hashes in the manifest are those of `texts`, whatever they hold."""
    files = {name: text.encode() for name, text in texts.items()}
    manifest = {
        "contract": sender.contract,
        "versie": contract(sender.contract)["versie"],
        "levering": contract(sender.contract)["levering"],
        "afzender": sender.afzender,
        "ontvanger": PARAMETERS["afzenders"]["ontvanger"],
        "identificatie": sender.identificatie,
        "dagtekening": sender.op.isoformat(),
        "periode": {"van": sender.van.isoformat(), "tot": sender.tot.isoformat()},
        "bestanden": {
            name: {"rijen": content.count(b"\n") - 1, "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in files.items()
        },
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {"manifest.json": json.dumps(manifest, indent=1).encode(), **files}.items():
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=level)  # an entry does not take that of the archive
    return buffer.getvalue()


def unpacked(content: bytes) -> dict[str, str]:
    """File name -> text of every CSV in a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".csv")}
