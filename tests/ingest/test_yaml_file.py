"""The parser in C reads our YAML as the one in Python does."""

import pytest
import yaml

from ingest import yaml_file
from ingest.settings import PROJECT

FILES = [*sorted((PROJECT / "schemas").glob("ijw/3_2/jw32*.yml")), PROJECT / "schemas" / "doelbinding.yml"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_parsers_read_the_same(path):
    assert yaml_file.read(path) == yaml.safe_load(path.read_text(encoding="utf-8"))
    assert yaml_file.read(path)


def test_nothing_but_plain_values_can_be_made(tmp_path):
    path = tmp_path / "kwaad.yml"
    path.write_text("a: !!python/object/apply:os.getcwd []", encoding="utf-8")
    with pytest.raises(yaml.constructor.ConstructorError):
        yaml_file.read(path)
