"""Valid messages read by the loading path, as a tree and streamed, and by a plain reading that shares no code with it.

No value differs. The plain reading knows the YAML maps and xml.etree (another parser), and nothing of ingest.
"""

import argparse
import io
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import yaml

from ingest.contract import message_maps
from ingest.ijw_klassen import Klassen
from ingest.settings import PROJECT
from ingest.turns import alone
from ingest.xml_messages import reading_into, root_namespace
from ingest.xml_small import tree
from tests.fuzz import berichten

Rows = dict[str, list[dict[str, str | None]]]
CHUNK = 20  # sets of messages


def plain_maps() -> dict[str, dict]:
    """The maps as YAML, by namespace."""
    paths = sorted((PROJECT / "schemas" / "ijw").glob("*/jw*.yml"))
    return {(found := yaml.safe_load(path.read_text(encoding="utf-8")))["namespace"]: found for path in paths}


MAPS = plain_maps()


def plain_rows(content: bytes) -> Rows:
    """The rows of every raw table by name of column, read naively."""
    root = ElementTree.parse(io.BytesIO(content)).getroot()  # noqa: S314 - made by ourselves
    found = MAPS[root.tag[1:].partition("}")[0]]
    rows: Rows = {}
    for table, spec in found["tables"].items():
        each = spec["each"].split("/")
        rows[table] = [plain_row(spec["columns"], each, trail) for trail in trails(root, each)]
    return rows


def trails(element: ElementTree.Element, steps: list[str]) -> Iterator[list[ElementTree.Element]]:
    """Every way down along these names, as the elements from here to the end."""
    if not steps:
        yield [element]
        return
    for child in children(element, steps[0]):
        yield from ([element, *rest] for rest in trails(child, steps[1:]))


def children(element: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    """The children with this name in any namespace."""
    return [child for child in element if child.tag.endswith("}" + name)]


def plain_row(columns: dict, each: list[str], trail: list[ElementTree.Element]) -> dict[str, str | None]:
    """One row: each value from the element it is relative to."""
    row = {}
    for column, spec in columns.items():
        spec = spec if isinstance(spec, dict) else {"path": spec}
        path = spec["path"]
        if path.startswith("/"):
            steps, shared = path.strip("/").split("/"), 0
            while shared < min(len(each), len(steps) - 1) and steps[shared] == each[shared]:
                shared += 1
            start, rest = trail[shared], steps[shared:]
        else:
            start, rest = trail[-1], path.split("/")
        texts = [way[-1].text or "" for way in trails(start, rest)]
        value = " ".join(texts) if texts else None
        row[column] = plain_hidden(spec.get("hide"), value, start, rest)
    return row


def plain_hidden(how: str | None, value: str | None, start: ElementTree.Element, rest: list[str]) -> str | None:
    """A BSN shows as its mirror image, a birthday as its year unless it is unknown."""
    if how == "bsn" and value:
        return f"id{value[::-1]}"
    if how == "jaar" and value:
        usage = [way[-1].text for way in trails(start, [*rest[:-1], "DatumGebruik"])]
        return None if usage == ["3"] else value.strip()[:4]
    return value


def loaded_rows(path: Path, *, streamed: bool) -> Rows:
    """The rows of the loading path, also of a message that breaks a rule of control level 2."""
    found = message_maps()[root_namespace(path)]
    klassen = Klassen(found, "d", lambda number: f"id{number[::-1]}")
    alone(reading_into(klassen, path, None if streamed else tree(path)))
    return {table.name: [named(table, line) for line in lines(klassen.rows[table.name])] for table in found.tables}


def lines(rows) -> list[str]:
    """The lines as COPY gets them."""
    return b"".join(rows.blocks()).decode().split("\n")[:-1]


def named(table, line: str) -> dict[str, str | None]:
    """One line of COPY text, read back as Postgres does, without delivery_id, position and empty columns."""
    values = line.split("\t")[2:]
    known = zip(table.columns, values, strict=True)
    return {column.name: unescaped(text) for column, text in known if column.path}


def unescaped(text: str) -> str | None:
    r"""\N is NULL; \t, \n, \r and \\ are what they stand for."""
    if text == "\\N":
        return None
    found, rest = "", iter(text)
    for sign in rest:
        found += {"t": "\t", "n": "\n", "r": "\r"}.get(other := next(rest), other) if sign == "\\" else sign
    return found


def compare(seed: int, number: int) -> tuple[int, int, list[str]]:
    """Messages, values and differences of some sets of random messages."""
    messages, values, wrong = 0, 0, []
    dice = Random(f"{seed}:{number}")
    with tempfile.TemporaryDirectory(prefix="jeugd-differential-") as folder:
        path = Path(folder) / "bericht.xml"
        for root in berichten.messages(dice):
            content = berichten.written(root, dice)
            path.write_bytes(content)
            messages += 1
            plain = plain_rows(content)
            values += sum(len(row) for rows in plain.values() for row in rows)
            for streamed in (False, True):
                loaded = loaded_rows(path, streamed=streamed)
                wrong += [f"{number}: {table}" for table in plain if plain[table] != loaded[table]]
    return messages, values, wrong


def main() -> int:
    """Non-zero when a value differs; the last line is `differential: N berichten, n waarden, n verschillen`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("total", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    messages, values, wrong = 0, 0, []
    sets = -(-arguments.total // (len(MAPS) + len(berichten.BODIES)))
    with ProcessPoolExecutor(2) as pool:
        for one, more, differ in pool.map(compare, repeat(arguments.seed), range(sets), chunksize=CHUNK):
            messages, values, wrong = messages + one, values + more, wrong + differ
    sys.stdout.write("".join(f"{line}\n" for line in wrong[:20]))
    sys.stdout.write(f"differential: {messages} berichten, {values} waarden, {len(wrong)} verschillen\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
