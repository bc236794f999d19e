"""What the documentation names exists: commands, options, targets, files, variables, tables, columns and tasks."""

import re

import typer

from cli import app
from ingest.contract import raw_tables
from ingest.settings import PROJECT
from tests.test_conventions import dbt_yaml, tracked

PAGES = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]
TICKED = re.compile(r"`([^`\n]+)`")
VAGUE = re.compile(r"[<*…\s\[]")  # stands for more than one file
TABLE = re.compile(r"(?:stg|int|dim|fct|rpt)_\w+")
PUBLICATIE = set(re.findall(r"table if not exists (publicatie\.\w+)", "".join(
    path.read_text(encoding="utf-8") for path in (PROJECT / "publish").glob("*.sql")
)))  # fmt: skip
INGEST = set(re.findall(r"(?:table|view)(?: if not exists)? (ingest\.\w+)", "".join(
    path.read_text(encoding="utf-8") for path in (PROJECT / "infra").glob("*.sql")
)))  # fmt: skip
SHAPES = ("schemas/", "dbt_project/", "infra/", "publish/", "ingest/", "tests/", "demo/", "dags/", "docs/")


def named(page) -> list[str]:
    """What stands between backticks on a page, code blocks apart."""
    return TICKED.findall(re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL))


def everything() -> list[tuple[str, str]]:
    """(page, word) of every word between backticks."""
    return [(page.name, word) for page in PAGES for word in named(page)]


def test_every_command_and_option_in_the_documentation_exists():
    wrong = []
    for page in PAGES:
        for line in re.findall(r"\bjeugd ([a-z]+(?: [^`\n|]*)?)", page.read_text(encoding="utf-8")):
            if "`" in line or not is_command(line.split()):
                continue
            wrong += [f"{page.name}: jeugd {line}: {problem}" for problem in problems(line.split())]
    assert wrong == []


def is_command(words: list[str]) -> bool:
    """Prose also says "jeugd" something; a command that does not exist is found in backticks."""
    return words[0] in typer.main.get_command(app).commands


def problems(words: list[str]) -> list[str]:
    """Subcommand or options that a command does not have."""
    command = typer.main.get_command(app).commands[words[0]]
    if subcommands := getattr(command, "commands", None):
        if len(words) == 1:
            return []
        if words[1].strip(",.") not in subcommands:
            return [f"no {words[1]}"]
        command = subcommands[words[1].strip(",.")]
    known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
    return [word for word in re.findall(r"--[a-z]+", " ".join(words)) if word not in known]


def test_every_command_between_backticks_exists():
    commands = typer.main.get_command(app).commands
    targets = set(re.findall(r"^([a-z-]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    wrong = []
    for page, word in everything():
        parts = word.removeprefix(".venv/bin/").split()
        if parts[0] == "jeugd" and len(parts) > 1 and parts[1] not in commands:
            wrong.append(f"{page}: {word}")
        if parts[0] == "make" and len(parts) > 1 and parts[1] not in targets:
            wrong.append(f"{page}: {word}")
    assert wrong == []


def test_every_variable_in_the_documentation_is_a_setting():
    example = (PROJECT / ".env.example").read_text(encoding="utf-8") + "JEUGD_CODE_VERSION"
    wrong = [
        f"{page.name}: {name}"
        for page in PAGES
        for name in re.findall(r"JEUGD_\w+", page.read_text(encoding="utf-8"))
        if name not in example
    ]
    assert wrong == []


def test_every_file_in_the_documentation_is_there():
    files = {str(path.relative_to(PROJECT)) for path in tracked()}
    folders = {parent.as_posix() + "/" for name in files for parent in (PROJECT / name).relative_to(PROJECT).parents}
    exact = [(page, word) for page, word in everything() if word.startswith(SHAPES) and not VAGUE.search(word)]
    wrong = [f"{page}: {word}" for page, word in exact if word not in files and word.rstrip("/") + "/" not in folders]
    assert len(exact) > 20
    assert wrong == []


def test_every_table_and_model_in_the_documentation_exists():
    models = {path.stem for path in (PROJECT / "dbt_project").rglob("*.sql")}
    tables = {f"raw.{name}" for name in raw_tables()} | PUBLICATIE | INGEST
    wrong = []
    for page, word in everything():
        if TABLE.fullmatch(word) and word not in models:
            wrong.append(f"{page}: {word}")
        if re.fullmatch(r"(raw|publicatie|ingest)\.\w+", word) and word not in tables:
            wrong.append(f"{page}: {word}")
    assert len(PUBLICATIE) > 5
    assert len(INGEST) > 2
    assert wrong == []


def test_every_column_that_an_auditor_is_told_of_exists():
    columns = {column["name"] for model in dbt_yaml("marts")["models"] for column in model["columns"]}
    said = {word for word in named(PROJECT / "docs" / "auditors.md") if re.fullmatch(r"[a-z]+_[a-z_]+", word)}
    register = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "publish").glob("*.sql"))
    unknown = {word for word in said if word not in columns and word not in register and not TABLE.fullmatch(word)}
    assert unknown - {"mart_regio"} == set()


def test_every_dag_and_task_in_the_runbook_exists():
    text = (PROJECT / "docs" / "beheer.md").read_text(encoding="utf-8")
    code = "".join(path.read_text(encoding="utf-8") for path in (PROJECT / "dags").glob("*.py"))
    tasks = set(re.findall(r"^\| `([a-z_]+)`(?:, `([a-z_]+)`)? \|", text, re.MULTILINE))
    assert len(tasks) > 5
    for name in {name for pair in tasks for name in pair if name and not name.startswith("load_")}:
        assert f"def {name}(" in code, name
