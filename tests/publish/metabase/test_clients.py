"""Clients that others made, on the same fake: it must behave as they expect, or our tests prove nothing."""

import json

import pytest
import typer
from dbtmetabase import DbtMetabase
from dbtmetabase import _models as export
from typer.testing import CliRunner

from publish.metabase import commands
from publish.metabase.provision import apply, plan
from tests.publish.metabase.fake_server import KEY

COLUMN = {"description": "Door dbt-metabase.", "meta": {}, "constraints": [], "tests": []}
MODEL = {
    "resource_type": "model",
    "name": "fct_prestaties",
    "alias": "fct_prestaties",
    "database": "jeugd",
    "schema": "mart_0505",
    "description": "Eén rij per prestatie.",
    "config": {"materialized": "view", "meta": {}},
    "meta": {},
    "tags": [],
    "unique_id": "model.jeugd.fct_prestaties",
    "columns": {"ingediend_bedrag": {"name": "ingediend_bedrag", **COLUMN}},
}


def test_dbt_metabase_describes_tables_and_our_next_run_puts_them_back(fake, gateway, target, tmp_path, monkeypatch):
    apply(gateway, target, lambda change: None)
    manifest = tmp_path / "manifest.json"
    nodes = {MODEL["unique_id"]: MODEL}
    empty = {"sources": {}, "child_map": {MODEL["unique_id"]: []}, "parent_map": {}, "groups": {}, "exposures": {}}
    manifest.write_text(json.dumps({"nodes": nodes, **empty}), encoding="utf-8")
    monkeypatch.setattr(export, "_SYNC_PERIOD", 0)
    DbtMetabase(manifest, metabase_url=fake.url, metabase_api_key=KEY).export_models("Jeugdhulp - Dordrecht")
    tables = [one for found in fake.state.tables.values() for one in found]
    (table,) = [one for one in tables if (one["schema"], one["name"]) == ("mart_0505", "fct_prestaties")]
    assert table["description"] == "Eén rij per prestatie."
    told = [str(change) for change in plan(gateway, target)]
    assert told == [
        "~ Dordrecht: tabel fct_prestaties (description)",
        "~ Dordrecht: tabel fct_prestaties.ingediend_bedrag (description)",
    ]


@pytest.fixture
def run(fake, published, monkeypatch):
    """`jeugd metabase …` on this server."""
    monkeypatch.setenv("METABASE_URL", fake.url)
    monkeypatch.setenv("METABASE_API_KEY", KEY)
    app = typer.Typer()
    app.add_typer(commands.metabase, name="metabase")

    def command(name: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["metabase", name], obj=lambda: published)
        return done.exit_code, done.output

    return command


def test_the_exit_code_says_whether_something_differs(fake, run, monkeypatch):
    assert run("verify")[0] == run("plan")[0] == 2
    assert run("apply")[0] == 0
    assert run("apply") == (0, "0 veranderingen gedaan.\n")
    assert run("plan") == (0, "0 veranderingen.\n")
    assert run("verify") == (0, "0 afwijkingen.\n")
    monkeypatch.delenv("METABASE_URL")
    code, said = run("plan")
    assert code == 1
    assert "METABASE_URL" in said
