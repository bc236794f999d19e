"""Protected figures -> a bar chart as inline SVG, same bytes for same figures. A hidden figure gets a label, no bar."""

from textwrap import wrap

import altair as alt
import vl_convert

# Dark to light, told apart in grey print as well; newest half-year is the darkest.
SHADES = ("#123c69", "#5f8fbf", "#a9c3dd", "#d6e2ee")
FONT = "Liberation Sans, Arial, sans-serif"
WIDTH = 250
ROOM_FOR_LABELS = 1.35
LABEL_WIDTH = 150
LABEL_LETTERS = 22  # fit in that width; the rest goes on the next line
CATEGORY_AXIS = alt.Axis(
    labelExpr="split(datum.value, '\\n')",
    labelLimit=LABEL_WIDTH,
    minExtent=LABEL_WIDTH,
    ticks=False,
    domain=False,
    labelPadding=6,
)


def bar_chart(bars: list[dict], series: list[str] | None = None) -> str:
    """Bars per category and half-year; a bar is {categorie, halfjaar, waarde or None, label}. Returns one SVG.

    `series`: what stands in the place of half-years, the darkest first; by default half-years, the newest first.
    """
    bars = [{**bar, "categorie": "\n".join(wrap(bar["categorie"], LABEL_LETTERS))} for bar in bars]
    categories = list(dict.fromkeys(bar["categorie"] for bar in bars))
    halves = series or sorted({bar["halfjaar"] for bar in bars}, reverse=True)
    highest = max((float(bar["waarde"] or 0) for bar in bars), default=0) or 1
    scale = alt.Scale(domain=[0, highest * ROOM_FOR_LABELS])
    base = alt.Chart(alt.Data(values=bars)).encode(
        y=alt.Y("categorie:N", sort=categories, title=None, axis=CATEGORY_AXIS),
        yOffset=alt.YOffset("halfjaar:N", sort=halves),
    )
    color = alt.Color(
        "halfjaar:N",
        sort=halves,
        scale=alt.Scale(domain=halves, range=list(SHADES[: len(halves)])),
        legend=alt.Legend(title=None, orient="top", direction="vertical", symbolType="square", offset=2),
    )
    drawn = base.mark_bar(height=alt.RelativeBandSize(0.9)).encode(
        x=alt.X("waarde:Q", axis=None, scale=scale), color=color
    )
    labels = base.transform_calculate(plek="max(0, datum.waarde)").mark_text(
        align="left", dx=4, fontSize=12, color="#222"
    )
    chart = alt.layer(drawn, labels.encode(x=alt.X("plek:Q", axis=None, scale=scale), text="label:N"))
    return accessible(vl_convert.vegalite_to_svg(styled(chart, len(halves)).to_dict(validate=False)))


def styled(chart: alt.LayerChart, halves: int) -> alt.LayerChart:
    """Sizes that stay readable when the drawing is scaled down to a phone."""
    return (
        chart.properties(width=WIDTH, height=alt.Step(19 if halves > 1 else 26), padding=0)
        .configure(font=FONT)
        .configure_axis(labelFontSize=13, labelColor="#222")
        .configure_view(stroke=None)
        .configure_legend(labelFontSize=13)
    )


def accessible(svg: str) -> str:
    """The figure around the drawing carries the text; the drawing itself scales and is skipped by screen readers."""
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
