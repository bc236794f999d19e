"""Words and things agree: sizes, names, descriptions, documentation. Fails when someone forgot."""

import csv
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from ingest.contract import message_maps, raw_tables
from ingest.settings import PROJECT, SOURCES, Settings
from publish.marts_spec import HERKOMST

LIMITS = {"*.py": 250, ":!tests/*.py": 200, "dags/*.py": 70, "dbt_project/**/*.sql": 80}
FORBIDDEN = {
    r"\b(allocation|referral|care_provider)\b|\bimport utils?\b": "translated or empty word",
    r"https?://(pypi|files\.pythonhosted|registry\.npmjs|deb\.debian)": "address of a package registry",
    r"(?<![\w./])/(root|home|work)/": "path of one machine",
}
IDENTIFIER = re.compile(r"_(id|nummer|nr|key|sleutel)$|referentie|identificatie")
MART_PREFIXES = ("dim_", "fct_", "rpt_", "bouw")


def tracked(*patterns: str) -> list[Path]:
    """Files that git tracks or would add."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns]
    names = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True).stdout.split("\n")
    return [PROJECT / name for name in names if name and (PROJECT / name).is_file()]


def dbt_yaml(folder: str) -> dict:
    """All YAML of one layer, merged by section."""
    merged: dict[str, list] = {}
    for path in (PROJECT / "dbt_project" / "models" / folder).glob("*.yml"):
        for section, items in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if isinstance(items, list):
                merged.setdefault(section, []).extend(items)
    return merged


def test_no_file_is_longer_than_its_limit():
    too_long = {}
    for pattern, limit in LIMITS.items():
        for path in tracked(*(["*.py", pattern] if pattern.startswith(":!") else [pattern])):
            lines = path.read_text(encoding="utf-8").count("\n")
            if lines > limit:
                too_long[str(path.relative_to(PROJECT))] = f"{lines} > {limit}"
    assert too_long == {}


@pytest.mark.parametrize("pattern", FORBIDDEN)
def test_no_file_holds_a_forbidden_word(pattern: str):
    suffixes = {".py", ".sql", ".yml", ".md", ".html", ".toml", ".sh", ""}
    exempt = {Path(__file__).name, "requirements.lock", "begrippen.md"}  # begrippen.md glosses each term in English
    found = []
    for path in tracked():
        if path.suffix in suffixes and path.name not in exempt:
            text = path.read_text(encoding="utf-8", errors="ignore")
            found += [f"{path.relative_to(PROJECT)}: {match.group(0)}" for match in re.finditer(pattern, text)]
    assert found == []


def test_no_file_holds_two_versions_of_the_same_lines():
    command = ["git", "grep", "-lE", "^(<{7}|>{7}) "]  # what git leaves where two changes met
    assert subprocess.run(command, cwd=PROJECT, capture_output=True, text=True).stdout == ""


def test_every_module_says_what_it_is_for():
    silent = [
        str(path.relative_to(PROJECT))
        for path in tracked("*.py")
        if (text := path.read_text(encoding="utf-8")).strip() and not text.startswith(('"""', 'r"""'))
    ]
    assert silent == []


def test_the_example_environment_names_exactly_the_settings():
    example = (PROJECT / ".env.example").read_text(encoding="utf-8")
    named = set(re.findall(r"^#? ?(JEUGD_\w+)=", example, re.MULTILINE)) - {"JEUGD_UID", "JEUGD_GID"}
    source = (PROJECT / "ingest" / "settings.py").read_text(encoding="utf-8")
    assert named == set(re.findall(r'environ\.get\("(JEUGD_\w+)"', source))
    assert len(named) == len(Settings.__dataclass_fields__)


def test_every_make_target_and_command_is_on_the_page_of_commands():
    page = (PROJECT / "docs" / "opdrachten.md").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):.*## ", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    commands = re.findall(r"@app\.command\(\)\ndef (\w+)", (PROJECT / "cli.py").read_text(encoding="utf-8"))
    assert targets
    assert commands
    missing = [f"make {name}" for name in targets if f"make {name}" not in page]
    missing += [f"jeugd {name}" for name in commands if f"jeugd {name}" not in page]
    assert missing == []


def test_every_mart_has_a_dutch_description_a_contract_and_a_publication_class():
    models = {model["name"]: model for model in dbt_yaml("marts")["models"]}
    files = {path.stem for path in (PROJECT / "dbt_project" / "models" / "marts").rglob("*.sql")}
    assert files == set(models)
    default = yaml.safe_load((PROJECT / "dbt_project" / "dbt_project.yml").read_text(encoding="utf-8"))
    enforced_by_folder = default["models"]["jeugd"].get("marts", {}).get("+contract", {}).get("enforced", False)
    for name, model in models.items():
        config = model.get("config", {})
        assert name.startswith(MART_PREFIXES), name
        assert model["description"].startswith(("Eén rij", "Eén regel")), f"{name}: the first sentence is the grain"
        assert enforced_by_folder or config.get("contract", {}).get("enforced"), name
        assert re.fullmatch(
            r"eigen\(\w+\)|gedeeld|regionaal_onderdrukt|soj|niet", str(config.get("meta", {}).get("publicatie"))
        ), name
        assert all(column.get("description") for column in model["columns"]), f"{name}: a column without description"


def test_every_number_of_a_person_or_a_row_says_what_a_gemeente_sees_of_it():
    """Such a number, equal in two marts, joins the rows of a child there: docs/publicatie.md, "Kolommen"."""
    models = dbt_yaml("marts")["models"]
    classes = {model["name"]: str(model["config"]["meta"]["publicatie"]) for model in models}
    shared = {column["name"] for model in models if classes[model["name"]] == "gedeeld" for column in model["columns"]}
    silent = []
    for model in models:
        if classes[model["name"]].startswith("eigen"):
            for column in model["columns"]:
                said = column.get("config", {}).get("meta", {})
                known = shared | set(HERKOMST) | ({column["name"]} if said else set())
                if IDENTIFIER.search(column["name"]) and column["name"] not in known:
                    silent.append(f"{model['name']}.{column['name']}")
    assert silent == [], "say persoonssleutel: true or false, rijsleutel: true or publicatie: regio in config.meta"


@pytest.mark.parametrize(("folder", "prefix"), [("staging", "stg_"), ("intermediate", "int_")])
def test_models_are_named_after_their_layer(folder: str, prefix: str):
    models = list((PROJECT / "dbt_project" / "models" / folder).rglob("*.sql"))
    assert models
    assert [path.name for path in models if not path.name.startswith(prefix)] == []


def test_every_raw_table_has_a_source_entry_and_a_staging_model():
    sources = {
        table["name"]
        for source in dbt_yaml("staging")["sources"]
        if source["name"] == "raw"
        for table in source["tables"]
    }
    assert sources == set(raw_tables())
    used = "\n".join(
        path.read_text(encoding="utf-8") for path in (PROJECT / "dbt_project" / "models" / "staging").rglob("*.sql")
    )
    assert [name for name in raw_tables() if f"'{name}'" not in used] == []


def test_every_message_map_belongs_to_a_schema_and_a_source_has_a_purpose():
    for message in message_maps().values():
        folder = PROJECT / "schemas" / "ijw" / message.release.replace(".", "_")
        assert (folder / f"{message.bericht.lower()}.xsd").is_file()
    purposes = yaml.safe_load((PROJECT / "schemas" / "doelbinding.yml").read_text(encoding="utf-8"))
    assert set(purposes) == set(SOURCES)


def test_codes_in_reference_files_keep_their_leading_zeros():
    with (PROJECT / "schemas" / "regios" / "zhz" / "gemeenten.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["gemeente_code"] for row in csv.DictReader(file)]
    assert "0505" in codes
    assert all(re.fullmatch(r"\d{4}", code) for code in codes)
