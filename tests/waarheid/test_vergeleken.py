"""Every report is counted a second time from the world of the generator, or a reason says why not."""

from pathlib import Path

import yaml

from ingest.settings import PROJECT
from tests.waarheid.compared import ANYWHERE

MARTS = PROJECT / "dbt_project" / "models" / "marts"
REASONS = yaml.safe_load((Path(__file__).parent / "niet_vergeleken.yml").read_text(encoding="utf-8"))


def test_every_report_is_compared_or_a_reason_says_why_not():
    reports = {path.stem for path in MARTS.glob("rpt_*.sql")}
    assert reports - ANYWHERE.keys() == REASONS.keys()
    assert all(reason and reason.strip() for reason in REASONS.values())


def test_what_is_compared_exists():
    models = {path.stem for path in MARTS.parent.glob("*/*.sql")}
    assert ANYWHERE.keys() <= models
