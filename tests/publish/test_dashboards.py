"""Every card on a real Postgres as every role that may see it, and the static pages in a real browser."""

import re
import shutil
import subprocess

import pytest

from ingest import warehouse
from publish import publication
from publish.dashboards import exposures, pages
from publish.dashboards.query import audience_of, read_rows, reading, role_of
from publish.dashboards.spec import load_dashboards
from publish.gemeenten import find_gemeente
from tests.publish.contract_marts import make_contract_marts, models, person_columns

CANARY = re.compile(r"KANARIE-(\d{4})")
CHOICES = ({}, {"halfjaar": "2024-H1", "jaar": "2024"})
DELIVERY = """
insert into ingest.deliveries
(offer_id, delivery_id, bron, status, ontvangen_op, naam_versleuteld, bytes, rijen, eurocent, code_version)
values ('a', 'b', 'ijw', 'geladen', '2025-01-15', 'c', 1, 1, 100, 'test')
"""
# Report marts that no card reads, and why not.
NOT_ON_A_CARD = {
    "rpt_jeugdigen_in_zorg": "part of rpt_gemeente_halfjaar, not published",
    "rpt_instroom_verwijzer": "part of rpt_gemeente_halfjaar, not published",
    "rpt_kosten_categorie": "part of rpt_gemeente_halfjaar, not published",
    "rpt_kerntaken": "part of rpt_gemeente_halfjaar, not published",
    "rpt_kerntaken_uren": "part of rpt_gemeente_halfjaar, not published",
    "rpt_maatregelen_gi": "part of rpt_gemeente_halfjaar, not published",
    "rpt_stand_hulpvorm": "part of rpt_gemeente_halfjaar, not published",
    "rpt_uitstroom_hulpvorm": "part of rpt_gemeente_halfjaar, not published",
    "rpt_cbs_levering": "rows of persons, for the file of `jeugd cbs`; counted in rpt_cbs_vergelijking",
}
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-logging=stderr",
)


@pytest.fixture
def published(settings, codes):
    make_contract_marts(settings, codes)
    publication.publish(settings)
    with warehouse.connect(settings) as connection:
        connection.execute(DELIVERY)
    return settings


def test_every_card_answers_every_role_in_time_with_its_own_rows_only(published):
    persons = person_columns()
    for part in pages.parts(published):
        own = set(find_gemeente(part, published).codes) if audience_of(part) == "gemeente" else None
        with reading(part, published) as cursor:
            for card, chosen in cards_of(part):
                found = read_rows(cursor, card, chosen)
                assert {card.x, card.y, card.kleur} - {""} <= set(found.columns), card.key
                assert not persons & set(found.columns), f"{card.key} shows the key of a person"
                seen = set(CANARY.findall(str(found.rows)))
                assert own is None or seen <= own, (role_of(part), card.key, seen)
                if card.key == "kerncijfers":  # without a choice the newest half-year
                    assert {row["halfjaar"] for row in found.dicts()} == {chosen.get("halfjaar", "2024-H2")}
            filters = {one for dashboard in load_dashboards(audience_of(part)) for one in dashboard.filters}
            assert all(cursor.execute(one.waarden).fetchall() for one in filters), part


def cards_of(part):
    """Every card of a part with SQL, without and with filters."""
    for dashboard in load_dashboards(audience_of(part)):
        for card in dashboard.cards:
            if card.vorm != "tekst":
                yield from ((card, chosen) for chosen in CHOICES)


def test_pages_open_in_a_browser_with_every_chart_drawn(published, tmp_path):
    for part in ("0505", "regio", "auditor"):
        index = pages.write_part(part, published)
        assert index.parent.stat().st_mode & 0o077 == 0
        for dashboard in load_dashboards(audience_of(part)):
            page = index.with_name(f"{dashboard.key}.html")
            charts = [card for card in dashboard.cards if card.vorm in ("lijn", "kolom", "staaf")]
            html = page.read_text(encoding="utf-8")
            assert html.count("<svg ") == len(charts), (part, dashboard.key)
            assert not re.search(r"""(?:src|href)=["'](?:https?:)?//""", html)
    for page in ("0505/gemeente", "regio/regio_sturing", "auditor/ketenaansluiting_kwaliteit"):
        opened = browse(index.parent.parent / f"{page}.html", tmp_path)
        assert opened.stdout.count("<svg ") > 1
        assert opened.stdout.count("<article ") > 3
        assert "CONSOLE" not in opened.stderr


def browse(page, tmp_path):
    """The document as the browser has it, with what it had to say on its console."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert chromium, "Chromium is needed to look at the dashboards; .ci/run installs it"
    command = [chromium, *FLAGS, f"--user-data-dir={tmp_path / 'chromium'}", "--dump-dom", page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)


def test_every_report_mart_is_on_a_card_or_says_why_not():
    reports = {model["name"] for model in models() if model["name"].startswith("rpt_")}
    read = {mart for dashboard in load_dashboards() for mart in exposures.reads(dashboard)}
    assert reports - read == set(NOT_ON_A_CARD)


def test_dbt_knows_every_dashboard_and_what_it_reads():
    assert exposures.FILE.read_text(encoding="utf-8") == exposures.exposures(), (
        "run `python -m publish.dashboards.exposures`"
    )
