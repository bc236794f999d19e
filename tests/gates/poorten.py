"""The gates together: each a name, what it looked at, and what is wrong."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from ingest.settings import PROJECT
from tests.gates import geheimen, onderdelen

VULNERABILITIES = (
    "kwetsbaarheden: NIET GECONTROLEERD (daar is een netwerk voor nodig). Op een machine met internet:\n"
    "    pipx run pip-audit --require-hashes --disable-pip -r requirements.lock\n"
    "    trivy image jeugd-airflow:0.1.0   (en de andere images uit docker-compose.yml)"
)


@dataclass(frozen=True)
class Poort:
    """One gate: `gezien` is how much it looked at, so that a gate that looked at nothing shows."""

    naam: str
    gezien: str
    fouten: list[str]


def reviewed() -> dict:
    """What a person has judged."""
    return yaml.safe_load(Path(__file__).with_name("beoordeeld.yml").read_text(encoding="utf-8"))


def all_gates(sbom: Path, files: list[Path]) -> Iterator[Poort]:
    """Every gate over these files; writes the SBOM."""
    judged = reviewed()
    pins = onderdelen.pins()
    parts = onderdelen.parts(onderdelen.write_sbom(sbom))
    yield Poort("SBOM", f"{len(parts)} onderdelen", unlike(parts, pins, "niet gelijk aan de lock"))
    said = {name: text for name, text in onderdelen.licences().items() if onderdelen.needs_review(text)}
    yield Poort(
        "licenties",
        f"{len({name for name, _ in pins})} onderdelen, {len(said)} beoordeeld",
        unlike(said, judged["licenties"]),
    )
    found = [f"{path.relative_to(PROJECT)}:{line}: BSN die geen testnummer is" for path, line in geheimen.bsns(files)]
    yield Poort("BSN", f"{len(files)} bestanden", found)
    looked = {str(path.relative_to(PROJECT)) for path in files}
    known = {(one["bestand"], one["soort"]) for one in judged["geheimen"] if one["bestand"] in looked}
    yield Poort("geheimen", f"{len(files)} bestanden", unlike(geheimen.secrets(files), known))
    known = {(one["bestand"], one["regel"]) for one in judged["bandit"]}
    yield Poort("bandit", ", ".join(geheimen.CODE), unlike(geheimen.bandit(), known))


def unlike(found: Iterable, judged: Iterable, word: str = "nieuw") -> list[str]:
    """What is on one side only."""
    found, judged = set(found), set(judged)
    new = [f"{word}: {one}" for one in sorted(found - judged)]
    return new + [f"beoordeeld maar niet meer gevonden: {one}" for one in sorted(judged - found)]
