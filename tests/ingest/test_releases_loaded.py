"""One message of every kind of both releases, through the whole loader into a real Postgres."""

from ingest import delivery
from ingest.contract import message_maps, raw_tables
from tests.ingest.dropping import drop
from tests.ingest.test_envelope import enveloped
from tests.ingest.test_releases import filled
from tests.ingest.test_xsd import EXAMPLES


def every_message() -> dict[str, bytes]:
    """File name -> a message; those of 2.3 are built from their trees, those of 3.2 obey the rules of level 2 too."""
    old = [found for found in message_maps().values() if found.release == "2.3"]
    files = {f"{found.bericht}-2.3.xml": filled(found) for found in old}
    return files | {f"{bericht}-3.2.xml": content for bericht, content in EXAMPLES.items()}


def test_every_message_of_both_releases_lands_in_its_raw_tables(settings, query):
    files = every_message()
    for name, content in files.items():
        drop(settings, "ijw", name, content)
    drop(settings, "ijw", "envelop.xml", enveloped(EXAMPLES["JW323"]))
    result = delivery.load_source("ijw", settings)
    findings = query("select bericht, code from ingest.findings join ingest.deliveries using (delivery_id)")
    assert (result.loaded, result.quarantined, result.ignored, findings) == (len(files), 0, 1, [])
    loaded = query("select bericht || '-' || release || '.xml' from ingest.deliveries where status = 'geladen'")
    assert {name for (name,) in loaded} == set(files)
    tables = [table for table in raw_tables() if table.startswith("ijw__")]
    assert [table for table in tables if not query(f"select count(*) from raw.{table}")[0][0]] == []
    register = "select sum(eurocent)::bigint from ingest.deliveries where status = 'geladen' and bericht = 'JW303'"
    signed = "sum(case debet_credit when 'C' then -1 else 1 end * bedrag::bigint)::bigint"
    assert query(register) == query(f"select {signed} from raw.ijw__jw303_prestaties")
    retouren = "select identificatie_retour, count(*) from raw.ijw__retouren group by 1 order by 2 desc limit 1"
    assert query(retouren) == [("R0001", 6)]
