"""What `jeugd herkomst` refuses; what it finds is compared with a whole region in tests/dags."""

import psycopg
import pytest
import typer
from typer.testing import CliRunner

from infra import postgres
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
    found = Origin({}, "kosten", {}, None, None, None, None, rows)
    write(found, tmp_path / "regels.csv")
    text = (tmp_path / "regels.csv").read_text(encoding="utf-8-sig")
    assert text.splitlines() == ["referentie_nummer;bedrag", "'=1+1;-3", "R1;4"]


IN_CARE = """
create schema if not exists mart_regio;
create table mart_regio.publicatie as select 1 as publicatie_id, 'x' as code_version;
create table mart_regio.rpt_kpi as
select 'jeugdigen_in_zorg' as kpi_id, '0505' as gemeente_code, periode, teller, null as noemer, teller as waarde
from (values ('2024-H1', 3), ('2024-H2', 2)) as k (periode, teller);
create table mart_regio.fct_prestaties as
select '0505' as gemeente_code, jeugdige_id, halfjaar, einde::date as einddatum, '45A48' as product_code,
    'D' as debet_credit, status, 'geen' as bericht_uitkomst, 'd' as delivery_id, 1 as position
from (values
    ('anna', '2024-H1', '2024-02-29', 'toegekend'), ('anna', '2024-H1', '2024-03-31', 'ingediend'),
    ('bram', '2024-H1', '2024-07-05', 'toegekend'), ('cees', '2024-H1', '2024-02-29', 'afgewezen')
) as p (jeugdige_id, halfjaar, einde, status);
create table mart_regio.fct_trajecten as
select '0505' as gemeente_code, '01' as aanbieder_agb, jeugdige_id, jeugdige_id as traject_id,
    '2024-H1' as halfjaar_begin, halfjaar_einde, bron_begin, '02' as hulpvorm_code, '2024-01-08'::date as begindatum,
    null::date as einddatum
from (values
    ('anna', 'prestatie', '2024-H1'), ('bram', 'prestatie', '2024-H2'), ('dirk', 'start', null)
) as t (jeugdige_id, bron_begin, halfjaar_einde);
create table mart_regio.fct_toewijzingen as
select '0505' as gemeente_code, '01' as aanbieder_agb, 'dirk' as jeugdige_id, '2024-01-08'::date as ingangsdatum,
    null::date as einddatum, 'e' as delivery_id, 1 as position;
grant usage on schema mart_regio to auditor;
grant select on all tables in schema mart_regio to auditor;
"""


def test_who_only_began_is_in_care_and_a_line_of_two_half_years_counts_in_both(settings):
    with psycopg.connect(settings.dsn(postgres.SUPERUSER)) as connection:
        connection.execute(IN_CARE)
    for half, persons in (("2024-H1", 3), ("2024-H2", 2)):
        found = origin("jeugdigen_in_zorg", "0505", half, settings)
        assert found.total == found.found["teller"] == persons
    assert [row["begindatum"].isoformat() for row in found.rows if row.get("begindatum")] == ["2024-01-08"]
    assert {row["delivery_id"] for row in found.rows} == {"d", "e"}
    assert {way[0] for way in found.ways()} == {"fct_prestaties", "fct_trajecten"}
