"""The catalogue of rules -> docs/regels.md, which says where each rule is checked or why not, and the list for dbt."""

import csv
import io
from collections import Counter

from ingest import rule_catalogue
from ingest.rule_catalogue import CatalogueRule
from ingest.settings import PROJECT

PAGE = PROJECT / "docs" / "regels.md"
SEED = PROJECT / "schemas" / "codelijsten" / "regels.csv"
RELEASE = "3.2"
FAMILIES = {
    "CD": "Condities: een element staat er precies als een andere waarde dat zegt",
    "CS": "Constraints: wat een waarde mag zijn",
    "TR": "Technische regels: wat waarden, berichten en lijsten samen moeten zeggen",
    "RS": "Restricties: de vorm van een waarde, in de XSD",
    "OP": "Operationele regels: hoe de keten samenwerkt",
    "IV": "Invulinstructies",
    "UP": "Uitgangspunten",
}
WHERE = {
    rule_catalogue.XSD: "XSD",
    rule_catalogue.INGEST: "bij ontvangst",
    rule_catalogue.SQL: "in het warehouse",
    rule_catalogue.VIA: "via",
    rule_catalogue.NONE: "niet machinaal",
}
HEAD = """# Regels van iJw {release}

Gemaakt met `python -m ingest.rule_page` uit `schemas/ijw/{folder}/regels/`; niet met de hand te wijzigen. De woorden
zijn de onze, de codes en niveaus die van de standaard.

Niveau 1 (XSD): het bericht is onleesbaar voor de standaard; er komt een foutmelding en geen retour. Niveau 2 (één
bericht op zichzelf): het hele bericht is afgekeurd, met retourcode 0001. Niveau 3 (meer berichten) en 4 (lijsten van
buiten) worden in het warehouse gecontroleerd; waar "nog niet" staat, bestaat die controle nog niet. Retourberichten
hebben in de standaard geen regels van niveau 2: hun XSD telt. Release 2.3 wordt gecontroleerd met haar eigen XSD en de
11-proef op het BSN (CS002); een export van haar regels was er niet.

{summary}
"""
COLUMNS = """| regel | niveau | retour | wat er moet gelden | waar in welk bericht | gecontroleerd |
|---|---|---|---|---|---|"""


def write() -> None:
    """Renew the page and the list."""
    PAGE.write_text(page(), encoding="utf-8")
    SEED.write_text(seed(), encoding="utf-8")


def seed() -> str:
    """The rules that the warehouse checks, as CSV."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["regel", "niveau", "retourcode", "tekst"])
    for code, rule in rule_catalogue.rules(RELEASE).items():
        if rule.controle == rule_catalogue.SQL:
            rows.writerow([code, rule.niveau, rule.retourcode, rule.tekst])
    return text.getvalue()


def page() -> str:
    """The whole page."""
    rules = rule_catalogue.rules(RELEASE)
    parts = [HEAD.format(release=RELEASE, folder=RELEASE.replace(".", "_"), summary=summary(rules.values()))]
    for family, title in FAMILIES.items():
        parts.append(f"## {family} · {title}\n")
        parts.append(COLUMNS)
        parts.append("\n".join(row(rule) for code, rule in sorted(rules.items()) if code.startswith(family)) + "\n")
    return "\n".join(parts)


def summary(rules: list[CatalogueRule]) -> str:
    """How many rules of each level are checked where."""
    counts = Counter((rule.niveau or "geen", WHERE[rule.controle]) for rule in rules)
    lines = ["| niveau | " + " | ".join(WHERE.values()) + " | totaal |", "|---|" + "---|" * (len(WHERE) + 1)]
    for niveau in (1, 2, 3, 4, "geen"):
        numbers = [counts[niveau, where] for where in WHERE.values()]
        lines.append(f"| {niveau} | " + " | ".join(map(str, numbers)) + f" | {sum(numbers)} |")
    return "\n".join(lines)


def row(rule: CatalogueRule) -> str:
    """One line of a table."""
    named = rule.plaatsen if (rule.niveau or 0) > 1 else sorted(rule.berichten)  # a facet stands at dozens of elements
    cells = [rule.code, str(rule.niveau or ""), rule.retourcode, rule.tekst, ", ".join(named), checked(rule)]
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def checked(rule: CatalogueRule) -> str:
    """Where this rule is checked, or why it is not."""
    found = WHERE[rule.controle]
    if rule.controle == rule_catalogue.VIA:
        return f"{found} {', '.join(rule.via)}"
    if rule.modellen:
        return f"{found}: {', '.join(rule.modellen)}"
    return f"{found}: {rule.reden}" if rule.reden else found


if __name__ == "__main__":
    write()
