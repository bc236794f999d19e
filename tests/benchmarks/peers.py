"""Other ways to get a JW323 into Postgres, beside ours in the bench. Each takes files and gives the rows it read."""

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from lxml import etree

from ingest import xml_messages
from ingest.settings import Settings

NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/jw323/schema"
NS, BASE = f"{{{NAMESPACE}}}", "{http://www.istandaarden.nl/ijw/3_2/basisschema/schema}"
OWN = ("ToewijzingNummer", "ProductCategorie", "ProductCode", "GeleverdVolume", "Eenheid", "ProductTarief")
SHARED = ("ReferentieNummer", "VorigReferentieNummer", "Begindatum", "Einddatum", "Bedrag", "DebetCredit")
PLACES = {tag: place for place, tag in enumerate([NS + name for name in OWN] + [BASE + name for name in SHARED], 1)}
NAMES = ("bsn", *OWN, *SHARED)
Row = list[str | None]


def bare(files: list[Path], settings: Settings) -> int:
    """What a careful programmer writes with lxml: validating iterparse, a row per prestatie, no rules, no database."""
    schema = xml_messages.schema(NAMESPACE)
    count = 0
    for path in files:
        for _, client in etree.iterparse(str(path), events=("end",), tag=f"{NS}Client", schema=schema):
            count += len([row_of(client[0].text, prestatie) for prestatie in client[1]])
            client.clear()
            while client.getprevious() is not None:
                del client.getparent()[0]
    return count


def row_of(bsn: str | None, prestatie: etree._Element | ElementTree.Element) -> Row:
    """The texts of one prestatie in the order of NAMES."""
    row: Row = [bsn] + [None] * len(PLACES)
    for element in prestatie.iter():
        if place := PLACES.get(element.tag):
            row[place] = element.text
    return row


def plain_rows(files: list[Path]) -> Iterator[Row]:
    """Rows with the parser of the standard library: no schema, as most examples do it."""
    for path in files:
        for _, client in ElementTree.iterparse(path):  # noqa: S314 - made by ourselves
            if client.tag == f"{NS}Client":
                yield from (row_of(client[0].text, prestatie) for prestatie in client[1])
                client.clear()


def pandas(files: list[Path], settings: Settings) -> int:
    """pandas.read_xml(iterparse=) and to_sql; it cannot reach the BSN of the client above."""
    import pandas
    from sqlalchemy import Text, create_engine

    engine = create_engine("postgresql+psycopg://", creator=lambda: connection(settings))
    count = 0
    for path in files:
        frame = pandas.read_xml(path, iterparse={"Prestatie": list(NAMES[1:])}, dtype=str)
        frame = frame.reindex(columns=list(NAMES[1:]))  # a column without values in a file is not there
        frame.to_sql("bench_pandas", engine, if_exists="append", index=False, chunksize=10_000, dtype=Text())
        count += len(frame)
    return count


def dlt_documented(files: list[Path], settings: Settings) -> int:
    """dlt with dicts from a generator, as its documentation shows."""
    return dlt_run((dict(zip(NAMES, row, strict=True)) for row in plain_rows(files)), settings)


def dlt_fast(files: list[Path], settings: Settings) -> int:
    """dlt with Arrow tables and its CSV loader: the fastest set-up we know."""
    import pyarrow

    def tables() -> Iterator[pyarrow.Table]:
        for path in files:
            columns = zip(*plain_rows([path]), strict=True)
            arrays = [pyarrow.array(column, pyarrow.string()) for column in columns]
            yield pyarrow.Table.from_arrays(arrays, names=[name.lower() for name in NAMES])

    return dlt_run(tables(), settings, loader_file_format="csv")


def dlt_run(data: Iterator, settings: Settings, **options: str) -> int:
    """One pipeline run into Postgres; the rows as dlt counts them."""
    os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
    import dlt

    with connection(settings) as known:
        info = known.info
        address = f"postgresql://{info.user}:{info.password}@{info.host}:{info.port}/{info.dbname}"
    pipeline = dlt.pipeline(
        "bench", destination=dlt.destinations.postgres(address), dataset_name="bench_dlt",
        pipelines_dir=str(settings.home / "dlt"),
    )  # fmt: skip
    pipeline.run(data, table_name="prestaties", write_disposition="append", **options)
    return pipeline.last_trace.last_normalize_info.row_counts["prestaties"]


def connection(settings: Settings):
    """A connection that may make tables."""
    import psycopg

    from infra import postgres

    return psycopg.connect(settings.dsn(postgres.SUPERUSER))


def has_dlt() -> bool:
    """Whether dlt and pyarrow are there; the lock does not hold them."""
    return all(importlib.util.find_spec(name) for name in ("dlt", "pyarrow"))
