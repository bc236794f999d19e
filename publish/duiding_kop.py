"""The header of a text of duiding -> what the JSON schema (schemas/duiding.schema.json) says about it, in Dutch."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.settings import PROJECT

SCHEMA = PROJECT / "schemas" / "duiding.schema.json"


@dataclass(frozen=True)
class Bevinding:
    """One thing wrong in a file, in Dutch. `regel` counts from 1; 0 is the file as a whole."""

    bestand: str
    regel: int
    code: str
    melding: str
    wat_te_doen: str


def header_findings(header: dict, kind: str, raw: str, shown: str) -> Iterator[Bevinding]:
    """What the JSON schema says about the header, in Dutch; and that the name of the file agrees with it."""
    from jsonschema import Draft202012Validator

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for field in schema["required"]:
        if field not in header:
            yield Bevinding(shown, 1, "D03", f"veld `{field}` ontbreekt", "Vul het in.")
    if unknown := set(header) - set(schema["properties"]):
        line = min(line_of(str(field), raw) for field in unknown)
        yield Bevinding(shown, line, "D04", "kop heeft een veld dat niet bestaat", f"Gebruik {fields(schema)}.")
    for error in Draft202012Validator(schema).iter_errors(header):
        if error.absolute_path:
            field = str(error.absolute_path[0])
            yield Bevinding(shown, line_of(field, raw), "D05", f"`{field}` is niet goed ingevuld", meant(field, schema))
    if kind and kind != header.get("type"):
        yield Bevinding(shown, line_of("type", raw), "D05", "`type` is niet die van de bestandsnaam", "Kies er één.")


def meant(field: str, schema: dict) -> str:
    """What belongs in a field."""
    described = {
        "betrokken_partijen": "Een lijst [a, b] zonder dubbele; bij afgestemd of vastgesteld ten minste één.",
        "datum": "Een dag, zoals 2024-09-30.",
        "versie": "Een geheel getal vanaf 1.",
        "auteur": "Een naam van 2 tot 80 tekens.",
    }
    choices = schema["properties"].get(field, {}).get("enum")
    return f"Kies {', '.join(choices)}." if choices else described.get(field, "Zie docs/duiding.md.")


def fields(schema: dict) -> str:
    """The names of the fields."""
    return ", ".join(schema["properties"])


def line_of(field: str, raw: str) -> int:
    """The line on which a field of the header stands; 1 when it does not."""
    lines = raw.split("\n")
    return next((number for number, line in enumerate(lines, start=1) if line.startswith(f"{field}:")), 1)
