"""Where a finding of level 2 points: its path, its line and its object are those of the element that is wrong."""

from pathlib import Path

import pytest

from ingest import xml_messages
from ingest.errors import Finding, RejectedDelivery
from tests.ingest.messages import jw323, jw325, prestatie


def findings(tmp_path: Path, content: bytes) -> list[Finding]:
    """What is wrong in these bytes."""
    path = tmp_path / "bericht.xml"
    path.write_bytes(content)
    with pytest.raises(RejectedDelivery) as refused:
        xml_messages.read(path, "d1", lambda bsn: "id")
    return refused.value.findings


def test_a_path_has_a_number_from_the_second_of_a_name_on_at_both_levels(tmp_path):
    lines = [prestatie(referentie=f"R{n}", toewijzing=str(n), eind="2024-07-01") for n in (1, 2)]
    paths = [f"Declaratie/Clienten/Client/Prestaties/{step}/ProductPeriode" for step in ("Prestatie", "Prestatie[2]")]
    level_1 = jw323(lines).replace(b"2024-07-01", b"x")
    assert [one.element for one in findings(tmp_path, level_1)] == [f"{path}/Einddatum" for path in paths]
    assert [one.element for one in findings(tmp_path, jw323(lines))] == paths


def test_an_element_that_occurs_once_has_no_number_whatever_follows_it(tmp_path):
    [found] = findings(tmp_path, jw325([prestatie(eind="2024-05-31")]))
    assert found.element == "DeclaratieAntwoord/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Einddatum"
