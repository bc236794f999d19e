"""The gemeenterapportage: complete in one file, the same for the same publication, without small numbers."""

import functools
import re
from html.parser import HTMLParser

import psycopg
import pytest

from publish import publication, report
from publish.connection import connect
from publish.errors import PublicationError
from publish.hidden import read_cells, reported_halves
from publish.report_sets import linked_set
from publish.report_source import read_source
from publish.suppression import Cell
from publish.thresholds import thresholds
from publish.wording import change, short_euros, slug
from tests.disclosure.attacker import narrow

PAGE = ("html",)
write_report = functools.partial(report.write_report, formats=PAGE)
write_reports = functools.partial(report.write_reports, formats=PAGE)


@pytest.fixture
def published(marts):
    publication.publish(marts)
    return marts


class Outline(HTMLParser):
    """Headings, images with their text, and everything that would be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.headings, self.images, self.fetched = [], [], []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if found.get("role") == "img":
            self.images.append(found.get("aria-label", ""))
        if tag in ("script", "link", "img", "iframe", "object"):
            self.fetched.append(tag)
        links = [value for name, value in attrs if name in ("src", "href", "xlink:href")]
        self.fetched += [value for value in links if not value.startswith("#")]


def outline_of(page) -> Outline:
    parser = Outline()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser


def test_every_gemeente_has_a_page_and_the_index_links_to_each(published):
    pages = write_reports(published)
    assert [page.name for page in pages][:2] == ["0482-alblasserdam.html", "0505-dordrecht.html"]
    linked = outline_of(pages[-1]).fetched
    assert {page.name for page in pages[:-1]} <= set(linked)
    assert {page.name for page in pages[0].parent.glob("*-raad.html")} <= set(linked)


def test_a_page_stands_alone_and_can_be_heard(published):
    page = write_report("0505", published)
    outline = outline_of(page)
    assert outline.fetched == []
    assert "@import" not in page.read_text(encoding="utf-8")
    assert "url(" not in page.read_text(encoding="utf-8")
    assert len(outline.images) == 5
    assert all("2e halfjaar 2024" in text for text in outline.images)
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(outline.headings, outline.headings[1:], strict=False))


def test_the_same_publication_gives_the_same_bytes(published):
    before = {page.name: page.read_bytes() for page in write_reports(published)}
    assert {page.name: page.read_bytes() for page in write_reports(published)} == before


def test_small_numbers_are_on_no_page(published, query):
    """0505 has 8 referrals by a GI; another category goes with them, or the total would tell."""
    assert query(
        "select aantal from mart_0505.rpt_gemeente_halfjaar where categorie = 'GI' and halfjaar = '2024-H1'"
    ) == [(8,)]
    text = write_report("0505", published).read_text(encoding="utf-8")
    rows = dict(re.findall(r'<tr><th scope="row">([^<]+)</th>(.*?)</tr>', text))
    assert rows["GI"] == "<td>*</td><td>*</td>"
    assert rows["medisch specialist"] == "<td>*</td><td>*</td>"
    assert rows["huisarts"] == "<td>30</td><td>30</td>"
    assert rows["Dagbehandeling"] == "<td>*</td><td>*</td>"


def test_who_reads_all_reports_and_knows_one_gemeente_computes_no_small_number(published, query):
    write_report("0505", published)
    codes, limits = publication.gemeenten(published), {**thresholds("openbaar"), "halfjaren": 4, "halfjaren_terug": 2}
    hidden = query("select onderwerp, halfjaar, gemeente_code, categorie from publicatie.verborgen")
    with connect(published) as connection, connection.cursor() as cursor:
        source = read_source(cursor)
        found = read_cells(cursor, source, codes, reported_halves(cursor, source, limits))
    assert len(found) == 8
    attacked = 0
    for (subject, half), cells in found.items():
        linked = linked_set(subject, cells, set(), limits)
        out = frozenset(tuple(row[2:]) for row in hidden if row[:2] == (subject, half))
        attacked += sum(figure.nodig > 0 for figure in linked.figures)
        for reader in ("", "0505", "1978"):
            assert narrow(linked, out, reader) == []
    assert attacked > 10


@pytest.mark.parametrize(
    "tamper", ["aanbieder_agb = 'A1'", "kosten_bedrag = case aanbieder_agb when 'A1' then 9999 else 1 end"]
)
def test_costs_that_are_nearly_all_of_one_aanbieder_are_hidden(marts, tamper):
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute(f"update marts.fct_prestaties set {tamper} where halfjaar = '2024-H2'")
    publication.publish(marts)
    text = write_report("0482", marts).read_text(encoding="utf-8")
    assert re.findall(r'<tr><th scope="row">Ambulant</th><td>(.*?)</td><td>(.*?)</td>', text) == [
        ("€\u00a063.000", "*")
    ]


def test_the_page_shows_the_current_publication_only(published):
    write_report("0505", published)
    with psycopg.connect(published.dsn("builder")) as connection:
        connection.execute(
            "update marts.rpt_gemeente_halfjaar set aantal = 77777 where onderwerp = 'jeugdigen_in_zorg'"
        )
    assert "77.777" not in write_report("0505", published).read_text(encoding="utf-8")


def test_a_gemeente_without_figures_gets_a_page_that_says_so(marts):
    with psycopg.connect(marts.dsn("builder")) as connection:
        connection.execute("delete from marts.rpt_gemeente_halfjaar where gemeente_code = '0482'")
    publication.publish(marts)
    assert "nog geen cijfers" in write_report("0482", marts).read_text(encoding="utf-8")


def test_before_the_first_publication_there_is_no_report(marts):
    with pytest.raises(PublicationError):
        write_report("0505", marts)


@pytest.mark.parametrize(
    ("new", "old", "said"),
    [
        (110, 100, "10 meer dan het vorige halfjaar (+10%)"),
        (12, 20, "8 minder dan het vorige halfjaar"),
        (20, 20, "gelijk aan het vorige halfjaar"),
        (20, None, ""),
    ],
)
def test_a_difference_gets_a_percentage_only_of_thirty_or_more(new, old, said):
    assert change(Cell("t", new), Cell("t", old), 30) == said


def test_amounts_and_names_are_written_as_people_write_them():
    from decimal import Decimal

    assert [short_euros(Decimal(value)) for value in ("1234567.89", "345678.90", "9876.54")] == [
        "€\u00a01,2\u00a0mln",
        "€\u00a0346.000",
        "€\u00a09.877",
    ]
    assert slug("'s-Hertogenbosch Één") == "s-hertogenbosch-een"


def test_the_reports_that_are_missing_are_those_without_a_page(published):
    pages = write_reports(published)
    assert report.missing_reports(published, PAGE) == []
    gone = next(page for page in pages if page.name.startswith("0505"))
    gone.unlink()
    assert report.missing_reports(published, PAGE) == ["0505"]
