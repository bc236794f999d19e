"""Two publications of real builds, the later by other code and other borders: every euro of difference has its step."""

import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from dbt_project import run
from ingest import settings as configuration
from ingest.version import code_version
from publish.herziening import herziening
from publish.publication import publish
from tests.dbt.raw_rows import Deliveries
from tests.dbt.region import CEES, DORDRECHT, declare, prestatie, region

# dbt leaves its log file open until the process ends.
pytestmark = [
    pytest.mark.traag,
    pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"),
]
LATER = {"d-2", "d-4", "a-1", "a-2"}
MERGED = "2024-01-01,1978,0512,1\n"
RULE = "identificatie_volgorde > 1 then '9056'"


def deliveries(late: bool) -> Deliveries:
    """The small region until March, or what came after it; of which one declaratie about January."""
    found = region()
    found.waiting = [one for one in found.waiting if (one[0]["identificatie"] in LATER) == late]
    if late:
        january = {"begindatum": "2024-01-01", "einddatum": "2024-01-31"}
        declare(found, "d-5", DORDRECHT, [prestatie("R7", CEES, "3", "1234", **january)], op="2024-09-02")
    return found


@pytest.fixture
def build_and_publish(settings, monkeypatch):
    """Build what was loaded and publish it, as a version of the code; what is tested in a build is tested elsewhere."""

    def built(version: str) -> None:
        monkeypatch.setenv("JEUGD_CODE_VERSION", version)
        code_version.cache_clear()
        options = [*run.EVERYTHING, "--exclude-resource-type", "test", *run.dbt_options(settings.home / "dbt")]
        run.invoke(["build", *options], settings)
        publish(settings)

    yield built
    monkeypatch.undo()
    code_version.cache_clear()


def later_code(folder: Path) -> None:
    """A copy in which an Identificatie may be used again (TR056), and Molenlanden went into Gorinchem."""
    for part in ("dbt_project", "schemas"):
        shutil.copytree(configuration.PROJECT / part, folder / part)
    model = folder / "dbt_project/models/intermediate/int_berichten_judged.sql"
    text = model.read_text(encoding="utf-8")
    assert RULE in text
    model.write_text(text.replace(RULE, RULE.replace("> 1", "> 99")), encoding="utf-8")
    zhz = folder / "schemas/regios/zhz"
    text = (zhz / "gemeenten.csv").read_text(encoding="utf-8")
    assert ",9910,2019-01-01,\n" in text
    (zhz / "gemeenten.csv").write_text(text.replace(",9910,2019-01-01,\n", ",9910,2019-01-01,2023-12-31\n"), "utf-8")
    with (zhz / "herindelingen.csv").open("a", encoding="utf-8") as file:
        file.write(MERGED)


def test_the_steps_between_two_builds_add_up_to_the_cent(settings, build_and_publish, monkeypatch, tmp_path):
    deliveries(late=False).load(settings)
    build_and_publish("ouder")
    deliveries(late=True).load(settings)
    later_code(tmp_path)
    monkeypatch.setattr(configuration, "PROJECT", tmp_path)
    monkeypatch.setattr(run, "FOLDER", tmp_path / "dbt_project")
    build_and_publish("nieuwer")
    found = {(code, half, step): str(euros) for code, half, step, euros in herziening(1, 2, settings)}
    assert found == {
        ("0505", "2024-H1", "stand_van"): "300.50",
        ("0505", "2024-H1", "nieuwe_regel"): "700.00",
        ("0505", "2024-H1", "nagekomen"): "12.34",
        ("0505", "2024-H1", "correctie"): "-10.50",
        ("0505", "2024-H1", "antwoord"): "-200.00",
        ("0505", "2024-H1", "stand_naar"): "802.34",
        ("0512", "2024-H1", "herindeling"): "500.00",
        ("0512", "2024-H1", "stand_naar"): "500.00",
        ("0599", "2024-H2", "nieuwe_maand"): "3.33",
        ("0599", "2024-H2", "stand_naar"): "3.33",
        ("1978", "2024-H1", "herindeling"): "-500.00",
        ("1978", "2024-H1", "stand_van"): "500.00",
    }
    left: Counter = Counter()
    for (code, half, step), euros in found.items():
        left[code, half] += Decimal(euros) * (-1 if step == "stand_naar" else 1)
    assert set(left.values()) == {0}
