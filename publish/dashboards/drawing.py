"""Rows of a card -> its chart as inline SVG: no script, so it prints, mails and opens anywhere.

Colours are those of Okabe and Ito, told apart by colour-blind readers; lines also differ in the shape of their points.
"""

import functools
import json
from decimal import Decimal
from textwrap import wrap
from typing import Any

import altair as alt
import vl_convert

from publish import wording
from publish.charts import FONT, accessible
from publish.dashboards import formats
from publish.dashboards.query import Rows
from publish.dashboards.spec import Card

COLOURS = ("#123c69", "#e69f00", "#56b4e9", "#009e73", "#d55e00", "#cc79a7", "#8a8f98", "#f0e442")
LETTERS, LABEL_WIDTH = 26, 175
WIDTH = {True: 760, False: 380}  # of a wide card, and of one that shares its row
ROOM_FOR_LABELS = 1.3
# Thousands with a dot, millions in words: as people here write them.
AXIS_TEXT = "abs(datum.value) >= 1e6 ? format(datum.value / 1e6, ',.1f') + ' mln' : format(datum.value, ',~f')"
PERIOD_AXIS = alt.Axis(labelAngle=0, labelOverlap="parity", labelSeparation=10)
LIST_TEXT = "split(datum.value, '\\n')"


def draw(card: Card, found: Rows) -> str:
    """The chart of a card as SVG, the same bytes for the same rows; empty when there is nothing to draw."""
    bars = points(card, found)
    if not any(bar["y"] is not None for bar in bars):
        return ""
    chart = {"lijn": line, "kolom": columns, "staaf": bars_lying}[card.vorm](card, bars)
    return svg_of(json.dumps(styled(chart).to_dict(validate=False)))


@functools.lru_cache(maxsize=256)
def svg_of(spec: str) -> str:
    """Drawing is what costs time, and several dashboards show the same chart."""
    return accessible(vl_convert.vegalite_to_svg(spec, format_locale="nl-NL"))


def points(card: Card, found: Rows) -> list[dict[str, Any]]:
    """What the chart needs of every row: x, y as a number, kleur, and y as a reader sees it."""
    return [
        {
            "x": axis_label(row[card.x]),
            "y": None if row[card.y] is None else float(row[card.y]),
            "kleur": formats.text(card.kleur, row[card.kleur]) if card.kleur else "",
            "label": short(
                row["eenheid"] if card.y == "waarde" and "eenheid" in row else formats.unit(card.y), row[card.y]
            ),
        }
        for row in found.dicts()
    ]


def axis_label(value: Any) -> str:
    """A half-year as '2024-1', anything else broken into lines that fit."""
    words = wording.UNKNOWN if value is None else str(value)
    return words.replace("-H", "-") if words[4:6] == "-H" else "\n".join(wrap(words, LETTERS)) or wording.UNKNOWN


def short(unit: str, value: Any) -> str:
    """A value beside its bar; large amounts in millions."""
    if value is None:
        return wording.UNKNOWN
    number = Decimal(value)
    return wording.short_euros(number) if unit.startswith(("€", "euro")) else formats.quantity(unit, number)


def colour(card: Card, bars: list[dict]) -> dict[str, Any]:
    """The encoding by colour; one plain colour when the card has no parts. What they stand for is said by `legend`."""
    names = list(dict.fromkeys(bar["kleur"] for bar in bars))
    if not card.kleur or len(names) < 2:
        return {"color": alt.value(COLOURS[0])}
    scale = alt.Scale(domain=names, range=[COLOURS[place % len(COLOURS)] for place in range(len(names))])
    return {"color": alt.Color("kleur:N", sort=names, scale=scale, legend=None)}


def legend(card: Card, found: Rows) -> list[tuple[str, str]]:
    """(name, colour) of the parts of a chart, for the page around it: text in a page breaks where there is no room."""
    names = list(dict.fromkeys(point["kleur"] for point in points(card, found))) if card.kleur else []
    return [(name, COLOURS[place % len(COLOURS)]) for place, name in enumerate(names)] if len(names) > 1 else []


def line(card: Card, bars: list[dict]) -> alt.LayerChart:
    """A line per kleur over the periods, from zero; a single line has its figures beside its points."""
    single = len({bar["kleur"] for bar in bars}) == 1
    base = alt.Chart(alt.Data(values=bars)).encode(
        x=alt.X("x:O", title=None, sort="ascending", axis=PERIOD_AXIS),
        y=alt.Y("y:Q", title=None, axis=value_axis(), scale=headroom(bars, ROOM_FOR_LABELS if single else 1.05)),
        **colour(card, bars),
    )
    marks = base.mark_point(filled=True, size=70, opacity=1)
    layers = [base.mark_line(strokeWidth=2.5), marks if single else marks.encode(shape=shape(bars))]
    if single:
        layers.append(base.mark_text(dy=-13, fontSize=12, color="#222", clip=False).encode(text="label:N"))
    return alt.layer(*layers).properties(width=WIDTH[card.breedte > 12], height=210)


def shape(bars: list[dict]) -> alt.Shape:
    """Points of their own form per line, without a second legend."""
    return alt.Shape("kleur:N", sort=list(dict.fromkeys(bar["kleur"] for bar in bars)), legend=None)


def columns(card: Card, bars: list[dict]) -> alt.Chart:
    """Upright columns per period, stacked by kleur in the order of the rows."""
    order = {name: place for place, name in enumerate(dict.fromkeys(bar["kleur"] for bar in bars))}
    data = [{**bar, "volgorde": order[bar["kleur"]]} for bar in bars]
    return (
        alt.Chart(alt.Data(values=data))
        .mark_bar(stroke="white", strokeWidth=0.6)
        .encode(
            x=alt.X("x:O", title=None, sort="ascending", axis=PERIOD_AXIS),
            y=alt.Y("y:Q", title=None, axis=value_axis(), stack="zero"),
            order=alt.Order("volgorde:Q"),
            **colour(card, bars),
        )
        .properties(width=WIDTH[card.breedte > 12], height=230)
    )


def bars_lying(card: Card, bars: list[dict]) -> alt.LayerChart:
    """Lying bars in the order of the rows, each with its figure; side by side when there are parts."""
    names = list(dict.fromkeys(bar["x"] for bar in bars))
    parts = list(dict.fromkeys(bar["kleur"] for bar in bars))
    axis = alt.Axis(labelExpr=LIST_TEXT, labelLimit=LABEL_WIDTH, minExtent=LABEL_WIDTH, ticks=False, domain=False)
    base = alt.Chart(alt.Data(values=bars)).encode(y=alt.Y("x:N", sort=names, title=None, axis=axis))
    beside = len(bars) > len(names)  # otherwise the colour only says what kind of row it is
    if beside:
        base = base.encode(yOffset=alt.YOffset("kleur:N", sort=parts))
    x = alt.X("y:Q", axis=None, scale=headroom(bars))
    drawn = base.mark_bar(height=alt.RelativeBandSize(0.85)).encode(x=x, **colour(card, bars))
    labels = base.transform_calculate(plek="max(0, datum.y)").mark_text(align="left", dx=4, fontSize=12, color="#222")
    labels = labels.encode(x=alt.X("plek:Q", axis=None, scale=headroom(bars)), text="label:N")
    lines = max(name.count("\n") for name in names) + 1
    step = alt.Step(17 if beside else max(26, 15 * lines + 6))
    return alt.layer(drawn, labels).properties(width=WIDTH[card.breedte > 12] - LABEL_WIDTH, height=step)


def headroom(bars: list[dict], room: float = ROOM_FOR_LABELS) -> alt.Scale:
    """From zero, or below it where there are credits, with room for the figures beside the marks."""
    values = [0, *(bar["y"] for bar in bars if bar["y"] is not None)]
    return alt.Scale(domain=[min(values) * room, (max(values) or 1) * room], nice=False)


def value_axis() -> alt.Axis:
    """A quiet axis with Dutch numbers."""
    return alt.Axis(labelExpr=AXIS_TEXT, tickCount=4, domain=False, ticks=False, gridColor="#dde3ea")


def styled(chart: alt.Chart | alt.LayerChart) -> alt.Chart | alt.LayerChart:
    """One look for all charts, readable when scaled down to a phone."""
    return (
        chart.configure(font=FONT, padding={"left": 4, "top": 4, "right": 26, "bottom": 4}, background="transparent")
        .configure_axis(labelFontSize=12, labelColor="#222")
        .configure_view(stroke=None)
    )
