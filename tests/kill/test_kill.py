"""A sample of the kill points; `make kill` does them all."""

import shutil
import subprocess

import pytest

from tests.kill import harness

WRITES = ("sendto", "rename", "unlink", "rmdir", "mkdir", "fsync", "write", "link", "linkat")
SAMPLES = {"JW323": 2, "loaded, ignored and refused": 3}  # kill at every so-manieth call that changes something


def can_trace() -> bool:
    """Whether strace is here and may follow a process."""
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-o", "/dev/null", "true"], check=False, capture_output=True).returncode == 0


pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is not installed or may not trace here")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_killed_and_retried_load_leaves_what_an_undisturbed_one_leaves(settings, tmp_path, name):
    experiment = next(one for one in harness.experiments() if one.name == name)
    tally = harness.conduct(experiment, settings, tmp_path / "log", every=SAMPLES[name], calls=WRITES)
    assert tally.points >= 8
    assert tally.faults == {}


@pytest.mark.parametrize("experiment", [one for one in harness.experiments() if not one.good], ids=str)
def test_the_harness_convicts_a_bad_loader(settings, tmp_path, experiment):
    tally = harness.conduct(experiment, settings, tmp_path / "log", calls=("sendto",))
    assert tally.wrong > 0
    assert tally.as_expected
