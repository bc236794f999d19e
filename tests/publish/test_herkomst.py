"""What `jeugd herkomst` refuses; what it finds is compared with a whole region in tests/dags."""

import pytest
import typer
from typer.testing import CliRunner

from ingest.errors import Stop
from ingest.settings import Settings
from publish import publication
from publish.commands import herkomst
from publish.herkomst import Origin, origin
from publish.herkomst_report import write
from tests.publish.marts import make_marts


@pytest.fixture(scope="module")
def published(cluster: Settings, tmp_path_factory):
    from tests.conftest import new_instance

    with new_instance(cluster, tmp_path_factory.mktemp("herkomst") / "home") as settings:
        make_marts(settings, ["0505", "0512"])
        publication.publish(settings)
        yield settings


@pytest.mark.parametrize("role", ["builder", "gemeente_0505", "loader"])
def test_only_auditor_and_soj_follow_figures_back(published, role):
    with pytest.raises(Stop, match="auditor of soj"):
        origin("fct_prestaties", "0505", "2024-H1", published, role)


@pytest.mark.parametrize("name", ["niets", "dim_producten", "bouw", "fct_prestaties; drop table x"])
def test_what_is_no_figure_is_said_plainly(published, name):
    with pytest.raises(Stop, match="geen KPI"):
        origin(name, "0505", "2024-H1", published)


def test_a_kpi_that_was_not_published_for_a_gemeente_is_said_plainly(published):
    with pytest.raises(Stop, match="geen cijfer kosten van 0000"):
        origin("kosten", "0000", "2024-H1", published)


def test_the_rows_of_a_mart_are_shown_and_written_with_their_message(published, tmp_path):
    app = typer.Typer()
    app.command()(herkomst)
    options = ["--gemeente", "0505", "--periode", "2024-H1", "--naar", str(tmp_path / "regels.csv")]
    done = CliRunner().invoke(app, ["fct_prestaties", *options], obj=lambda: published)
    assert done.exit_code == 0, done.output
    assert "SHA-256" in done.output
    lines = (tmp_path / "regels.csv").read_text(encoding="utf-8-sig").splitlines()
    assert "delivery_id;position" in lines[0]
    rows = origin("fct_prestaties", "0505", "2024-H1", published).rows
    assert len(lines) - 1 == len(rows) > 0
    other = origin("fct_prestaties", "0512", "2024-H1", published).rows
    assert not {row["delivery_id"] for row in rows} & {row["delivery_id"] for row in other}


def test_a_text_that_a_spreadsheet_would_calculate_is_written_as_text(tmp_path):
    rows = [{"referentie_nummer": "=1+1", "bedrag": -3}, {"referentie_nummer": "R1", "bedrag": 4}]
    found = Origin({}, "kosten", {}, None, None, None, rows)
    write(found, tmp_path / "regels.csv")
    text = (tmp_path / "regels.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines() == ["referentie_nummer;bedrag", "'=1+1;-3", "R1;4"]
