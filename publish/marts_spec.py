"""dbt's manifest -> what may be published of every mart, and by which key. A mart that does not say so stops it all."""

import json
import re
from dataclasses import dataclass

from ingest.settings import Settings
from publish.errors import SpecError
from publish.gemeenten import REGION

# Where a row came from: for who may see the register. Equal in every mart, these would join rows of two marts.
HERKOMST = ("delivery_id", "position", "volgnummer")
# Moments that nearly name a delivery: a gemeente sees the day.
MOMENTEN = ("ontvangen_op",)
OWN = re.compile(r"^eigen\((\w+)\)$")
CLASSES = ("gedeeld", "regionaal_onderdrukt", "soj", "niet")
ONLY_REGION = ("regionaal_onderdrukt", "soj")  # a gemeente gets no copy


@dataclass(frozen=True)
class MartSpec:
    """One mart: `klasse` is eigen, gedeeld, regionaal_onderdrukt, soj or niet; `sleutel` the gemeente column of eigen.

    Of its columns: `persoonskolommen` get other keys in every mart, `rijkolommen` in those of gemeenten,
    `regiokolommen` are left out of those of gemeenten, and of `dagkolommen` gemeenten see the day.
    """

    name: str
    klasse: str
    sleutel: str = ""
    persoonskolommen: tuple[str, ...] = ()
    rijkolommen: tuple[str, ...] = ()
    regiokolommen: tuple[str, ...] = ()
    dagkolommen: tuple[str, ...] = ()

    def rekeyed(self, *, of_gemeente: bool) -> tuple[str, ...]:
        """Columns whose values differ per mart, in the mart of a gemeente or of the region."""
        return self.persoonskolommen + (self.rijkolommen if of_gemeente else ())


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
    persons = columns_with(model, "persoonssleutel", True)
    if own := OWN.match(said):
        return MartSpec(
            name,
            "eigen",
            own.group(1),
            persons,
            columns_with(model, "rijsleutel", True),
            columns_with(model, "publicatie", REGION) + tuple(one for one in HERKOMST if one in model["columns"]),
            tuple(one for one in MOMENTEN if one in model["columns"]),
        )
    if said not in CLASSES:
        raise SpecError(
            f"Mart {name}: meta.publicatie must be eigen(<column>), {' or '.join(CLASSES)}; found {said!r}."
        )
    if persons and said not in ("soj", "niet"):
        raise SpecError(
            f"Mart {name} is {said} but holds person keys {', '.join(persons)}: it must be eigen, soj or niet."
        )
    return MartSpec(name, said, persoonskolommen=persons)


def columns_with(model: dict, key: str, value: object) -> tuple[str, ...]:
    """The columns of a manifest node whose meta says this."""
    return tuple(column["name"] for column in model["columns"].values() if meta_of(column).get(key) == value)


def meta_of(node: dict) -> dict:
    """dbt writes meta under config; older manifests also beside it."""
    return {**node.get("meta", {}), **node.get("config", {}).get("meta", {})}
