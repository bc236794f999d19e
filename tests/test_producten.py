"""docs/producten.md names every product once, and what it says is there is there."""

import re

from ingest.settings import PROJECT
from publish.dashboards.spec import load_dashboards
from tests.test_conventions import tracked

ROW = re.compile(r"^\| (P-\d\d) \| (.+?) \| (.+) \|$", re.MULTILINE)
ROWS = ROW.findall((PROJECT / "docs" / "producten.md").read_text(encoding="utf-8"))
PLACE = re.compile(r"(tabel|kaart|KPI|map|pagina) `([^`]+)`")


def existing() -> dict[str, set[str]]:
    """Kind of place -> the names there are."""
    files = {path.relative_to(PROJECT).as_posix() for path in tracked()}
    return {
        "tabel": {path.stem for path in (PROJECT / "dbt_project" / "models" / "marts").glob("*.sql")},
        "kaart": {f"{board.key}/{card.key}" for board in load_dashboards() for card in board.cards},
        "KPI": {path.stem for path in (PROJECT / "schemas" / "kpi").glob("*.yml")},
        "map": {name.rpartition("/")[0] for name in files},
        "pagina": files,
    }


def test_every_product_stands_on_the_page_once_and_in_order():
    assert [code for code, _, _ in ROWS] == [f"P-{number:02d}" for number in range(1, 54)]


def test_every_place_of_a_product_exists():
    known = existing()
    assert [
        (code, *place) for code, _, where in ROWS for place in PLACE.findall(where) if place[1] not in known[place[0]]
    ] == []


def test_a_product_has_a_place_or_is_not_there_yet():
    assert [code for code, _, where in ROWS if not PLACE.search(where) and where != "nog niet"] == []
    words = [(code, where) for code, _, where in ROWS if where.count("`") != 2 * len(PLACE.findall(where))]
    assert words == [], "say tabel, kaart, KPI, map or pagina before each name"
