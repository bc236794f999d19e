"""manifest.json of a CSV delivery -> Manifest, checked against the contract and the members of the zip."""

import json
import re
from dataclasses import dataclass
from typing import Any

from ingest.contract import TableContract
from ingest.csv_persons import without_bsn
from ingest.csv_rules import DATE
from ingest.errors import Finding, RejectedDelivery

NAME = "manifest.json"
MAX_BYTES = 1024 * 1024
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,23}")
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}")
ISO_DATE = re.compile(DATE)
SHA256 = re.compile(r"[0-9a-f]{64}")

REFUSALS = {
    "M001": ("manifest.json ontbreekt in de zip.", "Voeg manifest.json toe, direct in de zip."),
    "M002": (
        "manifest.json is geen leesbare JSON in UTF-8.",
        "Maak het manifest opnieuw; zie docs/leveranciers.md.",
    ),
    "M003": (
        "manifest.json: veld {} ontbreekt of heeft een onjuiste vorm.",
        "Vul het veld zoals in docs/leveranciers.md staat.",
    ),
    "M004": (
        "manifest.json: het contract is niet dat van deze aanleverplek ({}).",
        "Lever aan in de map van het juiste contract.",
    ),
    "M005": (
        "manifest.json: deze versie van contract {} kennen wij niet.",
        "Lever de afgesproken versie aan of overleg over de nieuwe.",
    ),
    "M006": (
        "manifest.json: soort levering is niet de afgesproken soort ({}).",
        "Vul levering zoals in het contract staat.",
    ),
    "M007": ("Bestand {} van het contract ontbreekt in de zip.", "Voeg het toe; zonder rijen alleen met de kopregel."),
    "M008": (
        "De zip bevat {} bestand(en) buiten het contract.",
        "Haal alles weg behalve manifest.json en de bestanden van het contract.",
    ),
    "M009": (
        "Bestand {} staat niet of onjuist in manifest.json.",
        "Vul bij het bestand rijen (geheel getal) en sha256 (64 tekens).",
    ),
    "M010": (
        "Bestand {} heeft een andere sha256 dan in manifest.json.",
        "Maak het manifest na de CSV-bestanden en lever opnieuw aan.",
    ),
    "M011": (
        "Bestand {} heeft een ander aantal rijen dan in manifest.json.",
        "Tel de rijen zonder kopregel en lever opnieuw aan.",
    ),
    "M012": ("manifest.json: de periode eindigt voor zij begint.", "Herstel periode.van en periode.tot."),
    "M013": (
        "manifest.json noemt een bestand dat niet bij het contract hoort.",
        "Noem alleen de bestanden van het contract.",
    ),
}


@dataclass(frozen=True)
class Manifest:
    """Who sent what; every field has been checked for its form."""

    afzender: str
    ontvanger: str
    identificatie: str
    dagtekening: str
    rijen: dict[str, int]  # file name -> rows according to the supplier


def read(content: bytes, contract: TableContract, sha256: dict[str, str]) -> Manifest:
    """Check the manifest and the files it names; RejectedDelivery (M002-M013) says all that is wrong at once."""
    fields = parsed(content)
    stop_at(wrong_fields(fields))
    identity = {name: fields[name] for name in ("afzender", "ontvanger", "identificatie", "dagtekening")}
    known = {"bericht": contract.name, "berichtcode": "", "eurocent": 0, **identity}
    stop_at(wrong_agreement(fields, contract), **known)
    stop_at(wrong_files(fields["bestanden"], contract, sha256), release=contract.versie, **known)
    return Manifest(rijen={name: file["rijen"] for name, file in fields["bestanden"].items()}, **identity)


def parsed(content: bytes) -> dict[str, Any]:
    """The JSON object; the same key twice is refused, because readers differ on which one counts."""
    try:
        found = json.loads(content.decode("utf-8"), object_pairs_hook=without_doubles)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise RejectedDelivery([finding("M002")])
    return found


def without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A dict; ValueError when a key occurs twice."""
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("double key")
    return dict(pairs)


def wrong_fields(fields: dict[str, Any]) -> list[Finding]:
    """Fields that are absent or have a wrong form, and one finding for fields nobody agreed on."""
    periode = fields.get("periode")
    dates = [periode.get("van"), periode.get("tot")] if isinstance(periode, dict) else [None]
    right = {
        "contract": matches(IDENTIFIER, fields.get("contract")),
        "versie": matches(CODE, fields.get("versie")),
        "levering": fields.get("levering") in ("volledig", "mutaties"),
        "afzender": matches(CODE, fields.get("afzender")) and not re.fullmatch("[0-9]{7}", fields["afzender"]),
        "ontvanger": matches(CODE, fields.get("ontvanger")),
        "identificatie": matches(IDENTIFIER, fields.get("identificatie")),
        "dagtekening": is_date(fields.get("dagtekening")),
        "periode": all(is_date(date) for date in dates) and set(periode) == {"van", "tot"},
        "bestanden": isinstance(fields.get("bestanden"), dict),
    }
    found = [finding("M003", name) for name, is_right in right.items() if not is_right]
    if set(fields) - set(right):
        found.append(finding("M003", "(een onbekend veld)"))
    if right["periode"] and dates[0] > dates[1]:
        found.append(finding("M012"))
    return found


def wrong_agreement(fields: dict[str, Any], contract: TableContract) -> list[Finding]:
    """Contract, version or kind of delivery that were not agreed for this place."""
    if fields["contract"] != contract.name:
        return [finding("M004", contract.name)]
    if fields["versie"] != contract.versie:
        return [finding("M005", contract.name)]
    return [] if fields["levering"] == contract.levering else [finding("M006", contract.levering)]


def wrong_files(described: dict[str, Any], contract: TableContract, sha256: dict[str, str]) -> list[Finding]:
    """Differences between contract, manifest and zip. Names outside the contract are counted, not repeated."""
    expected = [f"{file.name}.csv" for file in contract.files]
    found = [finding("M007", name) for name in expected if name not in sha256]
    if extra := len(set(sha256) - {*expected, NAME}):
        found.append(finding("M008", str(extra)))
    if set(described) - set(expected):
        found.append(finding("M013"))
    for name in expected:
        if not is_file_entry(described.get(name)):
            found.append(finding("M009", name))
        elif name in sha256 and described[name]["sha256"] != sha256[name]:
            found.append(finding("M010", name))
    return found


def is_file_entry(entry: Any) -> bool:
    """True for {"rijen": whole number, "sha256": 64 hex digits}."""
    return (
        isinstance(entry, dict)
        and set(entry) == {"rijen", "sha256"}
        and type(entry["rijen"]) is int
        and entry["rijen"] >= 0
        and matches(SHA256, entry["sha256"])
    )


def is_date(value: Any) -> bool:
    """True for an existing day between 1900 and 2099, written YYYY-MM-DD."""
    return matches(ISO_DATE, value)


def matches(pattern: re.Pattern[str], value: Any) -> bool:
    """True when value is a text that matches as a whole."""
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def finding(code: str, place: str = "") -> Finding:
    """One finding on the manifest; `place` is a word of the contract, never of the supplier."""
    melding, wat_te_doen = REFUSALS[code]
    return Finding("manifest", code, melding.format(place), wat_te_doen, element=NAME)


def stop_at(findings: list[Finding], **identity: object) -> None:
    """Refuse when there is anything to say. A new version can be accepted after our contract has changed."""
    if findings:
        by_us = all(found.code in ("M005", "M008", "M013") for found in findings)
        raise RejectedDelivery(findings, "contract" if by_us else "niets", **without_bsn(identity))
