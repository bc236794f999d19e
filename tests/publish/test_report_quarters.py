"""The edition of a quarter: for who reports per quarter, of totals only, and never beside a half-year too much."""

import dataclasses
import os
import re
import shutil

import psycopg
import pytest
import yaml

from publish import publication, report
from publish.errors import PublicationError
from publish.hidden import versions
from publish.report_catalog import region_choices
from publish.report_charts import lines_chart
from publish.thresholds import thresholds
from tests.disclosure.attacker import narrow
from tests.publish.marts import OWN, SPECS, write_manifest

# Of the new trajecten of 0505 four began in the third quarter; of every other total two fifths are in the first of two.
QUARTERS = """
create table marts.rpt_kwartaal as
with halves as (
    select gemeente_code, halfjaar,
        sum(aantal) filter (where onderwerp = 'instroom_verwijzer') as instroom,
        sum(bedrag) filter (where onderwerp = 'kosten_categorie') as kosten
    from marts.rpt_gemeente_halfjaar group by gemeente_code, halfjaar
),
firsts as (
    select *, case when gemeente_code = '0505' and halfjaar = '2024-H2' then 4 else instroom * 2 / 5 end as eerste
    from halves
)
select gemeente_code, '2024-K' || quarter as kwartaal,
    round(case when quarter % 2 = 1 then 0.4 else 0.6 end * kosten, 2)::numeric(14, 2) as kosten_bedrag,
    (case when quarter % 2 = 1 then eerste else instroom - eerste end)::integer as instroom, 0 as uitstroom
from firsts
cross join lateral unnest(case halfjaar when '2024-H1' then array[1, 2] else array[3, 4] end) as quarter;
create table marts.rpt_unieke_jeugdigen as
select gemeente_code, kwartaal as periode, 'totaal' as product_categorie, 50 as aantal_jeugdigen
from marts.rpt_kwartaal;
"""


@pytest.fixture
def published(marts):
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute(QUARTERS)
    write_manifest(marts, {**SPECS, "rpt_kwartaal": (OWN, []), "rpt_unieke_jeugdigen": (OWN, [])})
    publication.publish(marts)
    return with_choice(marts, {"gemeenten": {"0505": {"kwartaal": True}}})


def with_choice(settings, own: dict):
    """The instance with these choices in rapport.yml of its region."""
    folder = settings.home / "regio"
    shutil.copytree(settings.region_folder, folder)
    (folder / "rapport.yml").write_text(yaml.safe_dump(own), encoding="utf-8")
    return dataclasses.replace(settings, region=os.path.relpath(folder, settings.region_folder.parent))


def rows_of(page) -> dict[str, str]:
    """Label -> cells of every row of the page."""
    return dict(re.findall(r'<tr><th scope="row">([^<]+)</th>(.*?)</tr>', page.read_text(encoding="utf-8")))


def test_a_quarter_has_a_page_of_its_own_with_the_chapters_that_have_quarters(published, query):
    page = report.write_report("0505", published, ("html",), periode="2024-K4")
    text = page.read_text(encoding="utf-8")
    assert page.parent.name == "2024-K4"
    assert "<h1>Dordrecht, 4e kwartaal 2024</h1>" in text
    assert re.findall('<li value="[0-9]+"><a href="#h-([^"]+)"', text)[:3] == ["samenvatting", "gebruik", "stroom"]
    assert "alleen in de halfjaarrapportage: wie verwijst, " in text
    assert "halfjaar is" not in text
    assert rows_of(page)["2e kwartaal 2024"] == "<td>€\u00a032.000</td>"
    kept = query("select gemeente_code, periode, editie from publicatie.rapporten order by editie")
    assert kept == [("0505", "2024-K4", "raad"), ("0505", "2024-K4", "rapportage")]
    before = page.read_bytes()
    assert report.write_report("0505", published, ("html",), periode="kwartaal").read_bytes() == before


def test_a_small_quarter_is_left_out_and_the_other_of_its_half_year_or_the_total_with_it(published, query):
    page = report.write_report("0505", published, ("html",), periode="2024-K4")
    assert query("select instroom from mart_0505.rpt_kwartaal where kwartaal = '2024-K3'") == [(4,)]
    cells = re.findall("<td>(.*?)</td>", rows_of(page)["Begonnen trajecten"])
    assert cells[2] == "*"
    half = rows_of(report.write_report("0505", published, ("html",)))
    assert "*" in (cells[3], re.findall("<td>(.*?)</td>", half["Begonnen trajecten"])[1])


def test_who_lays_quarters_beside_half_years_computes_nothing_small(published, query):
    report.write_report("0505", published, ("html",))
    limits = {**region_choices(published), **thresholds("openbaar")}
    for half in ("2024-H1", "2024-H2"):
        kept = query(
            "select gemeente_code, categorie, aantal, waarde, nodig, verborgen.categorie is not null"
            " from publicatie.rapportcijfers left join publicatie.verborgen"
            " using (publicatie_id, onderwerp, halfjaar, gemeente_code, categorie)"
            " where onderwerp = 'instroom_verwijzer' and halfjaar = %s", [half]
        )  # fmt: skip
        (version,) = versions("instroom_verwijzer", {1: kept}, limits)
        assert {name[1] for name in (one.naam for one in version.linked.figures)} > {
            f"2024-K{3 if '2' in half[-1] else 1}"
        }
        for reader in ("", "0505", "1978"):
            assert narrow(version.linked, version.hidden, reader) == []
    blunt = frozenset(name for name in version.hidden if name[1] == "2024-K3")
    assert narrow(version.linked, blunt, "") != [], "the attacker sees through a quarter that is left out alone"


def test_who_does_not_report_per_quarter_gets_no_such_page_and_is_all_there_is(published):
    with pytest.raises(PublicationError, match="0482 rapporteert niet per kwartaal"):
        report.write_report("0482", published, ("html",), periode="2024-K4")
    with pytest.raises(PublicationError, match="Over 2023-K1"):
        report.write_report("0505", published, ("html",), periode="2023-K1")
    pages = [report.write_editions(code, published, ("html",)) for code in ("0505", "0482")]
    assert sorted(page.name for page in pages[0].parent.glob("2024-K4/*.html")) == [
        "0505-dordrecht-raad.html", "0505-dordrecht.html", "index.html"
    ]  # fmt: skip
    assert "alblasserdam" not in pages[0].with_name("2024-K4").joinpath("index.html").read_text(encoding="utf-8")


def test_the_region_of_a_quarter_shows_who_has_quarters_and_no_total_of_the_region(published):
    page = report.write_regions(published, ("html",))
    rows = rows_of(page.with_name("2024-K4") / "regio.html")
    assert rows["Dordrecht"].count("<td>") == 4
    assert not {"Alblasserdam", "Regio"} & set(rows)
    assert {"Alblasserdam", "Regio"} <= set(rows_of(page))


def test_without_quarters_nothing_is_kept_about_them_and_nothing_of_them_can_be_shown(published, query):
    plain = dataclasses.replace(published, region="zhz")
    report.write_report("0505", plain, ("html",))
    assert query("select count(*) from publicatie.rapportcijfers where categorie like '2024-K_'") == [(0,)]
    with pytest.raises(PublicationError, match="toen nog niemand per kwartaal"):
        report.write_report("0505", published, ("html",), periode="2024-K4")
    assert report.write_editions("0505", published, ("html",)).is_file()


def test_a_series_that_is_not_shown_at_first_leaves_the_periods_in_order():
    svg = lines_chart(
        [{"halfjaar": "H2 2024", "reeks": "a", "waarde": 120}, {"halfjaar": "H1 2024", "reeks": "b", "waarde": 90}],
        "regio = 100",
        ["H1 2024", "H2 2024"],
    )
    assert svg.index("H1") < svg.index("H2")
