"""YAML per dashboard + SQL per card -> the dashboards as data, checked. Both renderers read only this.

Card SQL names tables without a schema: the role that runs it has its own mart first in its search_path. A filter is an
optional clause with a Metabase template tag, `[[and halfjaar = {{halfjaar}}]]`. `{kpis}` stands for the VALUES
(kpi_id, naam, eenheid, volgorde) of the KPIs that the card names, `{families}` for the families of ketencijfers.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from publish.errors import SpecError
from publish.kpis import kpi_definitions

FOLDER = Path(__file__).parent
AUDIENCES = ("gemeente", "regio", "auditor")
VORMEN = ("kpi", "lijn", "kolom", "staaf", "tabel", "tekst")
TAG = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@dataclass(frozen=True)
class Filter:
    """A choice of the reader. `waarden`: SQL that gives one column with the values to choose from, all of them text."""

    key: str
    titel: str
    waarden: str


@dataclass(frozen=True)
class Card:
    """One figure, chart, table or text.

    `vorm`: kpi (rows of KPIs with status and grade), lijn, kolom (upright, stacked by `kleur`), staaf (lying, sorted as
    the SQL sorts), tabel, or tekst (no SQL; the text is `beschrijving`). `x`, `y`, `kleur`: columns of the result.
    `drill`: key of the card of the same dashboard that shows the rows behind this one. `kwaliteit`: the KPI whose
    status and grade hold for these figures; without one `zonder_kwaliteit` says why. `breedte`: of 24 columns.
    """

    key: str
    titel: str
    vorm: str
    beschrijving: str
    hulp: str = ""
    sql: str = ""
    x: str = ""
    y: str = ""
    kleur: str = ""
    drill: str = ""
    kwaliteit: str = ""
    zonder_kwaliteit: str = ""
    breedte: int = 12
    kpis: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()

    @property
    def filters(self) -> tuple[str, ...]:
        """Keys of the filters that the SQL obeys."""
        return tuple(dict.fromkeys(TAG.findall(self.sql)))


@dataclass(frozen=True)
class Tab:
    """A part of a dashboard that is read as one."""

    key: str
    titel: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Dashboard:
    """A dashboard for one or more audiences; filters are those that its cards obey."""

    key: str
    titel: str
    beschrijving: str
    audience: tuple[str, ...]
    tabs: tuple[Tab, ...]
    filters: tuple[Filter, ...] = field(default=())

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards in reading order."""
        return tuple(card for tab in self.tabs for card in tab.cards)

    def seen_by(self, audience: str) -> "Dashboard":
        """The same dashboard with only the cards of one audience; a tab without cards falls away."""
        shown = [
            replace(tab, cards=tuple(card for card in tab.cards if audience in card.audience)) for tab in self.tabs
        ]
        tabs = tuple(tab for tab in shown if tab.cards)
        used = {key for tab in tabs for card in tab.cards for key in card.filters}
        return replace(self, tabs=tabs, filters=tuple(one for one in self.filters if one.key in used))


@functools.cache
def load_dashboards(audience: str = "") -> tuple[Dashboard, ...]:
    """All dashboards, in the order of their files; with an audience only what it may see. SpecError when wrong."""
    found = tuple(read_dashboard(path) for path in sorted((FOLDER / "definities").glob("*.yml")))
    if not audience:
        return found
    return tuple(one.seen_by(audience) for one in found if audience in one.audience)


def read_dashboard(path: Path) -> Dashboard:
    """One dashboard out of its file; its key is the file name without its number."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    key = path.stem.split("-", 1)[-1]
    audience = tuple(raw["audience"])
    tabs = tuple(
        Tab(tab["key"], tab["titel"], tuple(read_card(key, card, audience) for card in tab["cards"]))
        for tab in raw["tabs"]
    )
    dashboard = Dashboard(key, raw["titel"], raw["beschrijving"], audience, tabs)
    known = read_filters()
    used = dict.fromkeys(name for card in dashboard.cards for name in card.filters)
    for problem in problems(dashboard, set(known)):
        raise SpecError(f"Dashboard {key}: {problem}")
    return replace(dashboard, filters=tuple(known[name] for name in used))


def read_filters() -> dict[str, Filter]:
    """The filters that cards may use, by key."""
    raw = yaml.safe_load((FOLDER / "filters.yml").read_text(encoding="utf-8"))
    return {key: Filter(key, **values) for key, values in raw.items()}


def read_card(dashboard: str, raw: dict[str, Any], audience: tuple[str, ...]) -> Card:
    """One card; `sql` names the file in cards/, by default the key of the card."""
    kpis, families = tuple(raw.get("kpis", ())), tuple(raw.get("families", ()))
    query = ""
    if raw["vorm"] != "tekst":
        file = FOLDER / "cards" / f"{raw.get('sql', raw['key'])}.sql"
        if not file.is_file():
            raise SpecError(f"Dashboard {dashboard}: {file.name} of card {raw['key']} does not exist")
        named = ", ".join(f"'{family}'" for family in families)
        query = file.read_text(encoding="utf-8").strip()
        query = query.replace("{kpis}", kpi_values(kpis)).replace("{families}", named)
    seen_by = tuple(raw.get("audience", audience))
    try:
        return Card(**{**raw, "sql": query, "kpis": kpis, "families": families, "audience": seen_by})
    except TypeError as problem:
        raise SpecError(f"Dashboard {dashboard}: card {raw['key']}: {problem}") from None


def kpi_values(kpis: tuple[str, ...]) -> str:
    """SQL rows (kpi_id, naam, eenheid, volgorde) of these KPIs, described in schemas/kpi."""
    rows = []
    for place, kpi_id in enumerate(kpis):
        kpi = kpi_definitions()[kpi_id]
        texts = ", ".join("'" + str(text).replace("'", "''") + "'" for text in (kpi_id, kpi["naam"], kpi["eenheid"]))
        rows.append(f"({texts}, {place})")
    return ", ".join(rows)


def problems(dashboard: Dashboard, filters: set[str]) -> Iterator[str]:
    """What is wrong with a dashboard, in words."""
    keys = [card.key for card in dashboard.cards]
    if len(keys) != len(set(keys)):
        yield "two cards have the same key"
    if not set(dashboard.audience) <= set(AUDIENCES):
        yield f"audience must be of {AUDIENCES}"
    for card in dashboard.cards:
        if card.drill and card.drill not in keys:
            yield f"card {card.key}: drills to {card.drill}, which this dashboard does not have"
        if not set(card.audience) <= set(dashboard.audience):
            yield f"card {card.key}: its audience is wider than that of the dashboard"
        if set(card.filters) - filters:
            yield f"card {card.key}: unknown filter {sorted(set(card.filters) - filters)}"
        for problem in problems_of_form(card):
            yield f"card {card.key}: {problem}"


def problems_of_form(card: Card) -> Iterator[str]:
    """What a card must say for the form it has."""
    if card.vorm not in VORMEN:
        yield f"vorm must be one of {VORMEN}"
    if card.vorm in ("lijn", "kolom", "staaf") and not (card.x and card.y):
        yield "a chart needs x and y"
    if card.vorm not in ("tekst", "kpi") and not (card.kwaliteit or card.zonder_kwaliteit):
        yield "say kwaliteit, or zonder_kwaliteit with the reason"
