"""Which code made a figure: the commit, and never the commit's name for other code."""

import subprocess
from pathlib import Path

from ingest import version


def commit(folder: Path) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.invalid"]
    for words in (["init", "-q"], ["add", "."], [*identity, "commit", "-qm", "a"]):
        subprocess.run(["git", "-C", str(folder), *words], check=True)


def test_a_changed_checkout_does_not_pass_for_its_commit(tmp_path: Path, monkeypatch):
    monkeypatch.delenv("JEUGD_CODE_VERSION", raising=False)
    monkeypatch.setattr(version, "PROJECT", tmp_path)
    code = tmp_path / "model.sql"
    code.write_text("select 1", encoding="utf-8")
    commit(tmp_path)
    clean = version.code_version.__wrapped__()
    code.write_text("select 2", encoding="utf-8")
    second = version.code_version.__wrapped__()
    code.write_text("select 3", encoding="utf-8")
    third = version.code_version.__wrapped__()
    assert len({clean, second, third}) == 3
    assert second.startswith(f"{clean}+")
    assert third.startswith(f"{clean}+")


def test_a_copy_without_git_says_the_version_of_the_package(tmp_path: Path, monkeypatch):
    monkeypatch.delenv("JEUGD_CODE_VERSION", raising=False)
    monkeypatch.setattr(version, "PROJECT", tmp_path)
    assert version.code_version.__wrapped__() == version.package_version()


def test_a_given_version_wins(monkeypatch):
    monkeypatch.setenv("JEUGD_CODE_VERSION", "uitgave-7")
    assert version.code_version.__wrapped__() == "uitgave-7"
