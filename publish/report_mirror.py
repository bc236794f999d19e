"""Publication -> spiegelrapport per aanbieder: its own figures beside those of the region, for nobody else.

The figure of the region is the same for every reader; it is left out for an aanbieder that could subtract itself and
learn about a few, or about one other.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from psycopg import Cursor

from ingest.settings import Settings
from publish import wording
from publish.benchmark import nearly_all_of_one, rounded
from publish.charts import bar_chart
from publish.connection import connect, snapshot
from publish.gemeenten import REGION, region_gemeenten
from publish.hidden import reported_halves
from publish.report_catalog import mirror_measures, region_choices
from publish.report_measures import ROUND_TO
from publish.report_pages import templates, write_whole
from publish.report_parts import Part, Value
from publish.report_ratios import measure_text, pair
from publish.report_register import keep_file
from publish.report_source import Source, read_source
from publish.thresholds import thresholds

COUNT = """
select aanbieder_agb, {teller}, {noemer}
from {{{tabel}}}
where {halfjaar} = %(half)s and {waar} and gemeente_code = any(%(codes)s) and aanbieder_agb <> 'onbekend'
group by grouping sets ((aanbieder_agb), ())
"""
BATCH = 50  # pages of one task
NAMES = "select aanbieder_agb, naam from {dim_aanbieders}"


@dataclass(frozen=True)
class Ratio:
    """What one aanbieder, or all together, bring to a measure."""

    teller: Decimal
    noemer: Decimal

    def waarde(self, unit: str) -> Decimal:
        """The figure, as people read it."""
        return rounded((100 if unit == "procent" else 1) * self.teller / self.noemer, ROUND_TO[unit])


@dataclass(frozen=True)
class Counted:
    """What every aanbieder brings to every measure in the newest half-year of a publication."""

    source: Source
    half: str
    by_measure: dict[str, dict[str | None, Ratio]]
    names: dict[str, str]
    limits: dict

    def folder(self, settings: Settings) -> Path:
        """Where the pages go."""
        return settings.reports / str(self.source.publicatie_id) / "spiegel"

    def aanbieders(self) -> list[str]:
        """The AGB codes of who has a figure of its own to show."""
        few = self.limits["onderdruk_onder"]
        enough = (agb for by_agb in self.by_measure.values() for agb, one in by_agb.items() if one.noemer >= few)
        return sorted({agb for agb in enough if agb})


def read_counted(cursor: Cursor, settings: Settings) -> Counted:
    """Count the newest half-year of the publication that people see."""
    limits = {**region_choices(settings), **thresholds("openbaar")}
    codes = [gemeente.code for gemeente in region_gemeenten(settings)]
    source = read_source(cursor)
    half = max(reported_halves(cursor, source, limits), default="")  # nothing was declared yet: nobody has figures
    counted = {key: count(cursor, source, one, half, codes) for key, one in mirror_measures().items()}
    return Counted(source, half, counted, dict(source.rows(cursor, NAMES)), limits)


def missing_mirrors(settings: Settings) -> list[str]:
    """AGB codes, some BATCH of them in a text, of the aanbieders without a page of the current publication."""
    with connect(settings) as connection, snapshot(connection) as cursor:
        counted = read_counted(cursor, settings)
    folder = counted.folder(settings)
    missing = [agb for agb in counted.aanbieders() if not (folder / f"{agb}.html").is_file()]
    return [" ".join(missing[first : first + BATCH]) for first in range(0, len(missing), BATCH)]


def write_mirrors(settings: Settings, only: Collection[str] | None = None) -> list[Path]:
    """Write the page of every aanbieder (or of these AGB codes) with something to show; their folder is closed."""
    with connect(settings) as connection, snapshot(connection) as cursor:
        counted = read_counted(cursor, settings)
        folder = counted.folder(settings)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = (counted.source.publicatie_id, REGION, counted.half)
        written = []
        for agb in counted.aanbieders():
            if only is None or agb in only:
                page, content = folder / f"{agb}.html", render(agb, counted)
                write_whole(page, content)
                keep_file(cursor, about, f"spiegel-{agb}", page.name, content.encode())
                written.append(page)
    return written


def count(cursor: Cursor, source: Source, one: dict, half: str, codes: list[str]) -> dict[str | None, Ratio]:
    """Per aanbieder, and under None all together."""
    statement = COUNT.format(**{key: one[key] for key in ("teller", "noemer", "tabel", "halfjaar", "waar")})
    rows = source.rows(cursor, statement, {"half": half, "codes": codes})
    return {agb: Ratio(Decimal(teller or 0), Decimal(noemer)) for agb, teller, noemer in rows if noemer}


def mirror(agb: str, name: str, half: str, counted: dict[str, dict[str | None, Ratio]], limits: dict) -> Part:
    """One aanbieder beside the region."""
    rows, drawn = [], []
    for key, one in mirror_measures().items():
        own, all_together = counted[key].get(agb), counted[key].get(None)
        seen = all_together if others_are_safe(agb, one, counted[key], limits) else None
        region = region_value(seen, one["eenheid"]) if all_together else Value(wording.UNKNOWN)
        rows.append((one["naam"], [own_value(own, one["eenheid"], limits), region]))
        if one["eenheid"] == "procent" and rows[-1][1][0].number is not None and seen:
            drawn += pair(one["naam"], own.waarde("procent"), seen.waarde("procent"), name)
    return Part(
        "spiegel",
        "",
        "U naast de regio",
        "Uw cijfers over het halfjaar, met tussen haakjes over hoeveel, naast die van alle aanbieders samen.",
        "",
        bar_chart(drawn, [name, "Regio"]) if drawn else "",
        "; ".join(f"{label}: {values[0].text}, regio {values[1].text}" for label, values in rows),
        corner="Maat",
        head=["U", "Regio"],
        rows=rows,
    )


def own_value(own: Ratio | None, unit: str, limits: dict) -> Value:
    """The aanbieder's own figure; of a few it would say nothing."""
    if own is None:
        return Value(wording.UNKNOWN)
    if own.noemer < limits["onderdruk_onder"]:
        return Value(wording.LEFT_OUT)
    waarde = own.waarde(unit)
    return Value(measure_text(waarde, unit), float(waarde), f"({wording.number(int(own.noemer))})")


def region_value(seen: Ratio | None, unit: str) -> Value:
    """The figure of the region, when this reader may see it."""
    if seen is None:
        return Value(wording.LEFT_OUT)
    return Value(measure_text(seen.waarde(unit), unit), float(seen.waarde(unit)))


def others_are_safe(agb: str, one: dict, by_agb: dict[str | None, Ratio], limits: dict) -> bool:
    """Whether what is left without this aanbieder is of enough people and aanbieders, and not nearly all of one."""
    others = [ratio for other, ratio in by_agb.items() if other not in (None, agb)]
    noemer, teller = (sum(getattr(ratio, name) for ratio in others) for name in ("noemer", "teller"))
    if noemer < limits["percentage_vanaf"] or len(others) < limits["minste_aanbieders"]:
        return False
    few = limits["onderdruk_onder"]
    if one.get("teller_is") == "deel" and (0 < teller < few or 0 < noemer - teller < few):
        return False
    return not any(nearly_all_of_one(sizes, limits) for sizes in amounts(others))


def amounts(others: list[Ratio]) -> Iterator[list[Decimal]]:
    """The parts of both numbers."""
    yield [abs(ratio.noemer) for ratio in others]
    yield [abs(ratio.teller) for ratio in others]


def render(agb: str, counted: Counted) -> str:
    """The page."""
    name = counted.names.get(agb, f"AGB {agb}")
    part = mirror(agb, name, counted.half, counted.by_measure, counted.limits)
    values = {"agb": agb, "naam": name, "halfjaar": counted.half, "source": counted.source, "limits": counted.limits}
    return templates().get_template("spiegel.html.j2").render(**values, part=part)
