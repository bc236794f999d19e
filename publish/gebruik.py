"""The log of the server -> when each field that we ask was last read by somebody (P-51): a day, never who.

`python -m publish.gebruik [LOG…]` prints a CSV; without LOG it reads that of the embedded server. Every question of a
reader is in the log (`log_statement` in infra/roles.yml), of people and of dashboards. What the publisher reads to
write reports and static pages is not: a field that only those show counts as not read.
"""

import csv
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest.contract import table_contract
from ingest.contract_page import CONTRACTS
from ingest.settings import Settings
from publish.uitvraag import follow, mart_columns

ENTRY = re.compile(r"(\d{4}-\d\d-\d\d) \d\d:\d\d:\d\d\S* \S+ ")
QUESTION = re.compile(r" LOG:  (?:statement|execute [^:]*): ")
HEAD = ("bron", "bestand", "veld", "laatst_gelezen", "tabel")


def last_read(log: Iterable[str]) -> dict[str, str]:
    """Mart -> the last day (YYYY-MM-DD) on which a question named it. A question may take more lines."""
    marts, found, day = set(mart_columns()), {}, ""
    for line in log:
        if begins := ENTRY.match(line):
            day = begins[1] if QUESTION.search(line) else ""
        if day:
            found |= {name: max(day, found.get(name, "")) for name in marts.intersection(re.findall(r"\w+", line))}
    return found


def fields(read: dict[str, str]) -> Iterator[tuple[str, str, str, str, str]]:
    """(source, file, field, last day or nothing, the mart that was read then), of every field of every contract."""
    for contract in map(table_contract, CONTRACTS):
        for file in contract.files:
            for column in file.columns:
                reached = follow(file.table, column.loads_as or column.name)
                days = sorted((read[mart], mart) for mart in reached if mart in read)
                yield contract.name, file.name, column.name, *(days[-1] if days else ("", ""))


def main(paths: list[str], settings: Settings) -> None:
    """Print the CSV."""
    read: dict[str, str] = {}
    for path in map(Path, paths or [settings.logs / "postgres.log"]):
        with path.open(encoding="utf-8", errors="replace") as log:
            read |= {mart: max(day, read.get(mart, "")) for mart, day in last_read(log).items()}
    csv.writer(sys.stdout, lineterminator="\n").writerows([HEAD, *fields(read)])


if __name__ == "__main__":
    main(sys.argv[1:], Settings.from_env(os.environ))
