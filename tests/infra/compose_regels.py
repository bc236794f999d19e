"""infra/compose_regels.yml applied to a resolved compose project, and its faults planted in one."""

import copy
import re
from fnmatch import fnmatch

import yaml

from ingest.settings import PROJECT

REGELS: list[dict] = yaml.safe_load((PROJECT / "infra" / "compose_regels.yml").read_text(encoding="utf-8"))


def broken(project: dict) -> list[str]:
    """`service: rule` for every rule that a service breaks."""
    services = project["services"]
    return [
        f"{name}: {regel['naam']}"
        for regel in REGELS
        for name in concerned(regel, services)
        if not holds(regel, value_at(services[name], regel["pad"]))
    ]


def concerned(regel: dict, services: dict) -> list[str]:
    """The services for which this rule holds."""
    return [name for name in services if fnmatch(name, regel["waar"]) and name not in regel.get("behalve", [])]


def value_at(place: object, path: list[str]) -> object:
    """What stands there; None when nothing does."""
    for key in path:
        place = place.get(key) if isinstance(place, dict) else None
    return place


def holds(regel: dict, value: object) -> bool:
    """Whether a value is as the rule demands."""
    match regel["eis"]:
        case "gelijk":
            return value == regel["waarde"]
        case "past":
            return re.fullmatch(regel["waarde"], "" if value is None else str(value)) is not None
        case "ontbreekt":
            return value is None
        case "bevat":
            return regel["waarde"] in (value or [])
    raise ValueError(f"unknown eis in {regel}")


def planted(project: dict, regel: dict, name: str) -> dict:
    """A copy of the project in which one service breaks this rule."""
    spoiled = copy.deepcopy(project)
    place = spoiled["services"][name]
    for key in regel["pad"][:-1]:
        place = place.setdefault(key, {})
    place[regel["pad"][-1]] = regel["fout"]
    return spoiled
