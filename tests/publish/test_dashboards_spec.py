"""The dashboard specification holds together: what a card names exists, and an audience sees no more than its own."""

import pytest
import yaml

from publish.dashboards.spec import AUDIENCES, FOLDER, load_dashboards, problems, read_dashboard
from publish.errors import SpecError


def test_every_dashboard_loads_and_no_card_file_is_forgotten():
    used = set()
    for path in (FOLDER / "definities").glob("*.yml"):
        for tab in yaml.safe_load(path.read_text(encoding="utf-8"))["tabs"]:
            used |= {card.get("sql", card["key"]) for card in tab["cards"] if card["vorm"] != "tekst"}
    assert load_dashboards()
    assert used == {path.stem for path in (FOLDER / "cards").glob("*.sql")}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_audience_gets_only_its_own_cards(audience):
    for dashboard in load_dashboards(audience):
        assert dashboard.cards
        assert all(audience in card.audience for card in dashboard.cards)
        assert list(problems(dashboard, {one.key for one in dashboard.filters})) == []


def test_a_card_that_drills_nowhere_is_refused(tmp_path):
    raw = yaml.safe_load((FOLDER / "definities" / "10-gemeente.yml").read_text(encoding="utf-8"))
    raw["tabs"][0]["cards"][1]["drill"] = "nergens"
    path = tmp_path / "10-gemeente.yml"
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(SpecError, match="nergens"):
        read_dashboard(path)
