"""The invented region builds, and every question of a dashboard has an answer that DuckDB gives too."""

import pytest

from dbt_project.run import build
from infra.postgres import SUPERUSER
from tests.benchmarks import vragen, vulling

# dbt leaves its log file open until the process ends.
pytestmark = [
    pytest.mark.traag,  # make bench-marts asks them of far more
    pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"),
]


def test_every_question_is_answered_from_the_marts(settings, tmp_path):
    vulling.plan(settings, 2000)
    laid = vulling.deliver(settings, (2, 49))
    assert 1800 < laid < 2200
    build(settings)
    answers = vragen.ask_all(settings.dsn(SUPERUSER), tmp_path, runs=2)
    assert len(answers) >= 20
    assert [answer.name for answer in answers if not answer.rows] == []
