"""Message maps and table contracts -> the DDL of schema raw. Raw is what was delivered, so every column is text."""

from collections.abc import Iterator

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from ingest.contract import raw_tables


def raw_table_statements() -> Iterator[str]:
    """Create statements that do nothing when the table exists, and add columns that a newer map names."""
    dialect = postgresql.dialect()
    for name, columns in raw_tables().items():
        table = Table(
            name,
            MetaData(schema="raw"),
            Column("delivery_id", Text, nullable=False),
            Column("position", Integer, nullable=False),
            *(Column(column, Text) for column in columns),
        )
        yield str(CreateTable(table, if_not_exists=True).compile(dialect=dialect))
        for column in columns:
            yield f"alter table raw.{name} add column if not exists {column} text"
        index = Index(f"{name}_delivery", table.c.delivery_id)
        yield str(CreateIndex(index, if_not_exists=True).compile(dialect=dialect))
