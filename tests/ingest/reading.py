"""Read a delivery as the loader does, with a visible stand-in for the key."""

import pytest

from ingest import tabular, xml_messages
from ingest.checked import Checked
from ingest.errors import Finding, RejectedDelivery

# What a test puts in a row and no message may repeat.
VALUES = ("999990019", "99990019", "1234567", "505", "Jansen", "NIET_BESTAAND", "31-12-2024", "geheim", "2024-02-30")


def hide(number: str) -> str:
    """Stands in for the key: what may leave the reader."""
    return f"id{number[-3:]}"


def read(tmp_path, source: str, content: bytes) -> Checked:
    path = tmp_path / "levering.zip"
    path.write_bytes(content)
    return tabular.read(path, source, "levering-1", hide)


def refusal(tmp_path, source: str, content: bytes) -> RejectedDelivery:
    with pytest.raises(RejectedDelivery) as caught:
        read(tmp_path, source, content)
    return caught.value


def message_findings(tmp_path, content: bytes, most: int = 1000) -> list[Finding]:
    """What is wrong in a message with this content."""
    path = tmp_path / "bericht.xml"
    path.write_bytes(content)
    with pytest.raises(RejectedDelivery) as refused:
        xml_messages.read(path, "d1", lambda bsn: "id", most)
    return refused.value.findings


def codes(error: RejectedDelivery) -> set[str]:
    return {finding.code for finding in error.findings}


def loaded(checked: Checked) -> dict[str, list[list[str]]]:
    return {
        table: [line.split("\t")[2:] for line in b"".join(rows.blocks()).decode().splitlines()]
        for table, rows in checked.tables.items()
    }
