"""dbt's manifest -> what may be published of every mart, and by which key. A mart that does not say so stops it all."""

import json
import re
from dataclasses import dataclass

from ingest.settings import Settings
from publish.errors import SpecError

OWN = re.compile(r"^eigen\((\w+)\)$")
CLASSES = ("gedeeld", "regionaal_onderdrukt", "niet")


@dataclass(frozen=True)
class MartSpec:
    """One mart: `klasse` is eigen, gedeeld, regionaal_onderdrukt or niet; `sleutel` is the gemeente column of eigen."""

    name: str
    klasse: str
    sleutel: str = ""
    persoonskolommen: tuple[str, ...] = ()


def load_specs(settings: Settings) -> list[MartSpec]:
    """All marts that are published somewhere, by name. Raises SpecError when one has no valid meta.publicatie."""
    path = settings.home / "dbt" / "target" / "manifest.json"
    if not path.is_file():
        raise SpecError(f"{path} is missing: run `jeugd build` first.")
    nodes = json.loads(path.read_text(encoding="utf-8"))["nodes"].values()
    models = [node for node in nodes if node["resource_type"] == "model" and node["schema"] == "marts"]
    specs = [spec_of(model) for model in models]
    return sorted((spec for spec in specs if spec.klasse != "niet"), key=lambda spec: spec.name)


def spec_of(model: dict) -> MartSpec:
    """The spec of one manifest node."""
    name = model.get("alias") or model["name"]
    said = str(meta_of(model).get("publicatie", ""))
    persons = tuple(
        column["name"] for column in model["columns"].values() if meta_of(column).get("persoonssleutel") is True
    )
    if own := OWN.match(said):
        return MartSpec(name, "eigen", own.group(1), persons)
    if said not in CLASSES:
        raise SpecError(
            f"Mart {name}: meta.publicatie must be eigen(<column>), {' or '.join(CLASSES)}; found {said!r}."
        )
    if persons and said != "niet":
        raise SpecError(f"Mart {name} is {said} but holds person keys {', '.join(persons)}: it must be eigen or niet.")
    return MartSpec(name, said)


def meta_of(node: dict) -> dict:
    """dbt writes meta under config; older manifests also beside it."""
    return {**node.get("meta", {}), **node.get("config", {}).get("meta", {})}
