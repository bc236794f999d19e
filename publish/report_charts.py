"""Protected figures -> the other drawings of a report, as inline SVG: shares, flows, lines, a waterfall, bands.

Same bytes for same figures. What is hidden is not drawn; the table beside a drawing says so.
"""

from textwrap import wrap

import altair as alt
import vl_convert

from publish.charts import FONT, LABEL_WIDTH, SHADES, accessible

# Told apart in grey print as well; the last is for what was left out.
COLOURS = ("#123c69", "#d98e04", "#5f8fbf", "#7a9e3f", "#a9c3dd", "#9b5d73", "#c8bfa9", "#4a5563", "#e3c77f", "#8fb8a8")
LEFT_OUT, REST = "weggelaten", "#e6e6e6"
WIDTH = 400
THOUSANDS = "replace(format(datum.value, ',.0f'), /,/g, '.')"  # 1.000.000
OWN, REGION = "#123c69", "#8a8f98"


def drawn(chart: alt.Chart | alt.LayerChart, height: int | alt.Step) -> str:
    """The chart at the size and in the letter of all charts, as SVG."""
    chart = (
        chart.properties(width=WIDTH, height=height, padding=2)
        .configure(font=FONT)
        .configure_axis(
            labelFontSize=13, titleFontSize=13, labelColor="#222", titleColor="#222", titleFontWeight="normal"
        )
        .configure_view(stroke=None)
        .configure_legend(labelFontSize=13, labelLimit=400)
    )
    return accessible(vl_convert.vegalite_to_svg(chart.to_dict(validate=False)))


def shares_chart(rows: list[dict], names: list[str]) -> str:
    """One bar of 100 % per half-year; a row is {halfjaar, categorie, waarde}. `names`: the categories in order."""
    halves = list(dict.fromkeys(row["halfjaar"] for row in rows))
    shown = [name for name in names if name != LEFT_OUT]
    colours = [*COLOURS[: len(shown)], REST][: len(names)]
    order = {name: place for place, name in enumerate(names)}
    data = alt.Data(values=[{**row, "plaats": order[row["categorie"]]} for row in rows])
    chart = alt.Chart(data).mark_bar(height=alt.RelativeBandSize(0.75), stroke="#fff", strokeWidth=1)
    chart = chart.encode(
        y=alt.Y("halfjaar:N", sort=halves, title=None, axis=alt.Axis(ticks=False, domain=False, minExtent=120)),
        x=alt.X("waarde:Q", stack="normalize", title=None, axis=alt.Axis(format="%", tickCount=5, grid=False)),
        color=alt.Color(
            "categorie:N",
            sort=names,
            scale=alt.Scale(domain=names, range=colours),
            legend=alt.Legend(title=None, orient="bottom", columns=2, symbolType="square"),
        ),
        order=alt.Order("plaats:Q"),
    )
    return drawn(chart, alt.Step(30))


def flows_chart(rows: list[dict]) -> str:
    """Beside each other per half-year; a row is {halfjaar, soort, waarde or None, label}."""
    halves, kinds = (list(dict.fromkeys(row[key] for row in rows)) for key in ("halfjaar", "soort"))
    rows = [{**row, "halfjaar": broken(row["halfjaar"])} for row in rows]
    halves = list(map(broken, halves))
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("halfjaar:N", sort=halves, title=None, axis=two_lines()),
        xOffset=alt.XOffset("soort:N", sort=kinds),
    )
    bars = base.mark_bar(width=alt.RelativeBandSize(0.9)).encode(
        y=alt.Y("waarde:Q", axis=None),
        color=alt.Color(
            "soort:N",
            sort=kinds,
            scale=alt.Scale(domain=kinds, range=[SHADES[0], SHADES[2], "#d98e04"]),
            legend=alt.Legend(title=None, orient="top", symbolType="square", direction="vertical"),
        ),
    )
    labels = base.transform_calculate(plek="max(0, datum.waarde)").mark_text(dy=-7, fontSize=12, color="#222")
    return drawn(alt.layer(bars, labels.encode(y=alt.Y("plek:Q", axis=None), text="label:N")), 200)


def broken(label: str) -> str:
    """'2e halfjaar 2024' with the year on a line of its own."""
    return "\n".join(label.rsplit(" ", 1))


def two_lines() -> alt.Axis:
    """Labels under the bars that break where we say so."""
    return alt.Axis(labelExpr="split(datum.value, '\\n')", labelAngle=0, ticks=False)


def lines_chart(rows: list[dict], level: str, halves: list[str]) -> str:
    """Index per half-year with the region as a line at 100; a row is {halfjaar, reeks, waarde}, `halves` in order."""
    drawn_halves = {row["halfjaar"] for row in rows}
    halves = [half for half in halves if half in drawn_halves]
    rows = [{**row, "halfjaar": broken(row["halfjaar"])} for row in rows]
    halves = list(map(broken, halves))
    series = list(dict.fromkeys(row["reeks"] for row in rows))
    values = [row["waarde"] for row in rows] + [100]
    scale = alt.Scale(domain=[min(values) - 10, max(values) + 10], nice=True, zero=False)
    legend = alt.Legend(title=None, orient="top", direction="vertical", symbolType="stroke", symbolStrokeWidth=3)
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("halfjaar:N", sort=halves, title=None, scale=alt.Scale(domain=halves), axis=two_lines()),
        y=alt.Y("waarde:Q", title=level, scale=scale, axis=alt.Axis(tickCount=5)),
    )
    line = base.mark_line(strokeWidth=3, point=alt.OverlayMarkDef(size=60, filled=True)).encode(
        color=alt.Color("reeks:N", sort=series, scale=alt.Scale(domain=series, range=list(COLOURS)), legend=legend),
        strokeDash=alt.StrokeDash("reeks:N", sort=series, legend=None),
    )
    rule = alt.Chart(alt.Data(values=[{"regio": 100}])).mark_rule(color=REGION, strokeWidth=2)
    return drawn(alt.layer(rule.encode(y=alt.Y("regio:Q")), line), 210)


def waterfall_chart(steps: list[dict]) -> str:
    """From one amount to another; a step is {naam, van, tot, label, soort: stand, meer or minder}."""
    steps = [{**step, "naam": "\n".join(wrap(step["naam"], 18))} for step in steps]
    names = [step["naam"] for step in steps]
    base = (
        alt.Chart(alt.Data(values=steps))
        .transform_calculate(top="max(datum.van, datum.tot)")
        .encode(
            y=alt.Y(
                "naam:N",
                sort=names,
                title=None,
                axis=alt.Axis(
                    labelExpr="split(datum.value, '\\n')",
                    ticks=False,
                    domain=False,
                    minExtent=LABEL_WIDTH,
                    labelLimit=LABEL_WIDTH,
                ),
            ),
        )
    )
    low, high = (pick(number for step in steps for number in (step["van"], step["tot"], 0)) for pick in (min, max))
    scale = alt.Scale(domain=[low, high + (high - low) * 0.3])
    bars = base.mark_bar(height=alt.RelativeBandSize(0.7)).encode(
        x=alt.X("van:Q", axis=None, scale=scale),
        x2="tot:Q",
        color=alt.Color(
            "soort:N",
            legend=None,
            scale=alt.Scale(domain=["stand", "meer", "minder"], range=[SHADES[0], "#d98e04", "#7a9e3f"]),
        ),
    )
    labels = base.mark_text(align="left", dx=5, fontSize=12, color="#222")
    return drawn(alt.layer(bars, labels.encode(x=alt.X("top:Q", axis=None, scale=scale), text="label:N")), alt.Step(34))


def band_chart(rows: list[dict], title: str) -> str:
    """A line with an interval around it; a row is {maand: 'JJJJ-MM', waarde, laag, hoog, soort}."""
    kinds = list(dict.fromkeys(row["soort"] for row in rows))
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X("maand:O", title=None, axis=alt.Axis(labelAngle=-60, labelOverlap=True)),
    )
    y = alt.Y("laag:Q", title=title, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=5, labelExpr=THOUSANDS))
    band = base.mark_area(opacity=0.25, color=SHADES[1]).encode(y=y, y2="hoog:Q")
    line = base.mark_line(strokeWidth=2.5, point=alt.OverlayMarkDef(size=30, filled=True)).encode(
        y=alt.Y("waarde:Q"),
        color=alt.Color(
            "soort:N",
            sort=kinds,
            scale=alt.Scale(domain=kinds, range=[OWN, "#d98e04", REGION][: len(kinds)]),
            legend=alt.Legend(title=None, orient="top", direction="vertical", symbolType="stroke"),
        ),
    )
    return drawn(alt.layer(band, line), 200)
