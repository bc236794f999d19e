"""The command as a person or a script calls it: output to use, errors in one line, exit codes that mean something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from infra.usage import in_dutch
from ingest.settings import PROJECT, Settings
from tests.ingest import messages


def jeugd(settings: Settings, *words: str) -> subprocess.CompletedProcess:
    """Run the command against the instance of the test."""
    environment = {
        **os.environ,
        "JEUGD_HOME": str(settings.home),
        "JEUGD_SLEUTELS": str(settings.keys),
        "JEUGD_PGHOST": settings.pg_host,
        "JEUGD_PGPORT": str(settings.pg_port),
        "JEUGD_PGDATABASE": settings.pg_database,
    }
    command = [sys.executable, str(PROJECT / "cli.py"), *words]
    return subprocess.run(command, env=environment, cwd=PROJECT, capture_output=True, text=True, check=False)


def test_sql_gives_csv_to_a_script(settings: Settings):
    done = jeugd(settings, "sql", "select 'a,b' as tekst, null::text as leeg, 1 as getal", "--rol", "auditor")
    assert (done.returncode, done.stdout) == (0, 'tekst,leeg,getal\n"a,b",,1\n')


def test_sql_that_writes_is_refused_in_one_line(settings: Settings):
    done = jeugd(settings, "sql", "delete from ingest.deliveries", "--rol", "loader")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "read-only" in done.stderr


def test_sql_with_a_bsn_never_reaches_the_server(settings: Settings):
    done = jeugd(settings, "sql", "select '999990019'", "--rol", "auditor")
    assert (done.returncode, done.stdout) == (2, "")
    assert "999990019" not in done.stderr


def test_check_tells_good_from_refused_by_its_exit_code(settings: Settings, tmp_path: Path):
    good, bad = tmp_path / "goed.xml", tmp_path / "fout.xml"
    good.write_bytes(messages.jw323())
    bad.write_bytes(messages.jw301(bsn=messages.BAD_BSN))
    assert jeugd(settings, "check", str(good)).returncode == 0
    refused = jeugd(settings, "check", str(good), str(bad))
    assert refused.returncode == 1
    assert "CS002" in refused.stdout
    assert messages.BAD_BSN not in refused.stdout + refused.stderr
    assert jeugd(settings, "check", str(tmp_path / "er-niet.xml")).returncode == 2


def test_load_says_per_source_what_became_of_the_inbox(settings: Settings):
    (settings.inbox("ijw") / "declaratie.xml").write_bytes(messages.jw323())
    done = jeugd(settings, "load", "--bron", "ijw")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "ijw: 1 geladen, 0 in quarantaine, 0 genegeerd; 1 regels\n"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("check", "Er ontbreekt: bestanden. Zie cli.py check --help."),
        ("chek", "De opdracht chek bestaat niet; bedoelt u check? Zie cli.py --help."),
        ("check --foo", "De optie --foo bestaat niet. Zie cli.py check --help."),
        ("check --exel x", "De optie --exel bestaat niet; bedoelt u --excel, --help? Zie cli.py check --help."),
        ("rapport --gemeente", "Achter de optie --gemeente hoort een waarde. Zie jeugd --help."),
        ("check x --json=3", "Achter de optie --json hoort geen waarde. Zie jeugd --help."),
        ("herkomst kosten", "De optie --gemeente ontbreekt. Zie cli.py herkomst --help."),
        ("down nu", "Dit is te veel: nu. Zie cli.py down --help."),
        ("demo --jeugdigen veel", "Bij --jeugdigen hoort een geheel getal. Zie cli.py demo --help."),
        (
            "steekproef trek --zekerheid veel",
            "Bij --zekerheid hoort een getal, zoals 0.95. Zie cli.py steekproef trek --help.",
        ),
        (
            "bewaarplicht --tot 31-12-2026",
            "Bij --tot hoort een dag, zoals 2024-12-31. Zie cli.py bewaarplicht --help.",
        ),
        (
            "load --bron ijv",
            "Bij --bron hoort niet ijv, maar een van: ijw, sjt, gi, huisarts, inkoop, aanbieder, financien, keten. "
            "Zie cli.py load --help.",
        ),
    ],
)
def test_what_is_typed_wrong_is_one_dutch_line_that_says_where_to_look(settings: Settings, words: str, says: str):
    done = jeugd(settings, *words.split())
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"jeugd: {says}\n")


def test_a_bsn_in_what_is_typed_wrong_is_masked(settings: Settings):
    done = jeugd(settings, "check999990019")
    assert (done.returncode, done.stderr) == (2, "jeugd: De opdracht check********* bestaat niet. Zie cli.py --help.\n")


def test_a_sentence_of_the_parser_that_is_not_known_keeps_its_words():
    assert in_dutch("Something new.") == "Dit klopt niet: Something new."


@pytest.mark.parametrize("words", ["", "publicatie", "steekproef trek"])
def test_the_help_is_dutch(settings: Settings, words: str):
    said = jeugd(settings, *words.split(), "--help").stdout
    assert "Gebruik: cli.py" in said
    assert "Toon deze hulp." in said
    english = ("Usage", "OPTIONS", "COMMAND", "ARGS", "Show this", "Commands", "Arguments", "required", "default:")
    assert [word for word in english if word in said] == []
