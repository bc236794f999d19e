"""Hidden storage of the publications: schema `opslag_<part>`, one table per mart, one partition per publication."""

from psycopg import Cursor, sql

from publish.marts_spec import MartSpec
from publish.rekey import mine
from publish.shape import Column, Index, Shape, added_columns, comment_statements, read_shapes

PROTECTED = "rpt_kpi_regio"  # the one mart of class regionaal_onderdrukt for which protected figures exist


def ensure_schema(cursor: Cursor, schema: str) -> None:
    """Make a schema of the publisher unless it exists."""
    if not cursor.execute("select 1 from pg_namespace where nspname = %s", [schema]).fetchone():
        cursor.execute(sql.SQL("create schema {}").format(sql.Identifier(schema)))


def ensure_tables(cursor: Cursor, part: str, shapes: list[tuple[MartSpec, Shape]]) -> None:
    """The partitioned table of every mart of a part."""
    existing = read_shapes(cursor, f"opslag_{part}")
    for spec, shape in shapes:
        ensure_table(cursor, part, spec.name, shape, existing.get(spec.name))


def ensure_table(cursor: Cursor, part: str, mart: str, shape: Shape, existing: Shape | None) -> None:
    """The partitioned table of one mart; later columns are added, older publications have them empty."""
    name = sql.Identifier(f"opslag_{part}", mart)
    if existing is None:
        columns = [column_definition(column, required=column.required) for column in shape.columns]
        statement = "create table {} (publicatie_id bigint not null, {}) partition by list (publicatie_id)"
        cursor.execute(sql.SQL(statement).format(name, sql.SQL(", ").join(columns)))
        for index in shape.indexes:
            cursor.execute(index_statement(name, index))
        for statement in comment_statements("table", name, shape):
            cursor.execute(statement)
        return
    own = Shape(tuple(column for column in existing.columns if column.name != "publicatie_id"), (), None)
    for column in added_columns(own, shape, mart):
        definition = column_definition(column, required=False)
        cursor.execute(sql.SQL("alter table {} add column {}").format(name, definition))


def column_definition(column: Column, *, required: bool) -> sql.Composed:
    """One column of a create or alter statement."""
    return sql.SQL("{} {}{}").format(
        sql.Identifier(column.name), sql.SQL(column.kind), sql.SQL(" not null" if required else "")
    )


def index_statement(table: sql.Identifier, index: Index) -> sql.Composed:
    """The same key or index, led by publicatie_id: uniqueness holds within a publication."""
    parts = sql.SQL(", ").join([sql.SQL("publicatie_id"), *(sql.SQL(part) for part in index.parts)])
    if index.primary:
        return sql.SQL("alter table {} add primary key ({})").format(table, parts)
    return sql.SQL("create {}index on {} using {} ({}){}").format(
        sql.SQL("unique " if index.unique else ""),
        table,
        sql.Identifier(index.method),
        parts,
        sql.SQL(f" where {index.condition}" if index.condition else ""),
    )


def fill_partition(
    cursor: Cursor, part: str, spec: MartSpec, shape: Shape, publicatie_id: int, codes: list[str] | None
) -> None:
    """Copy the rows of these gemeenten into a new partition, person keys replaced through table `herleiding`.

    The partition is attached when it is full: attaching, unlike creating in place, does not wait for readers.
    """
    partition = sql.Identifier(f"opslag_{part}", partition_name(spec.name, publicatie_id))
    attach_filled(cursor, part, spec.name, publicatie_id, copy_statement(partition, spec, shape, publicatie_id, codes))


def attach_filled(cursor: Cursor, part: str, mart: str, publicatie_id: int, insert: sql.Composed) -> None:
    """A new partition, filled by this statement and only then attached."""
    schema = f"opslag_{part}"
    table, partition = sql.Identifier(schema, mart), sql.Identifier(schema, partition_name(mart, publicatie_id))
    cursor.execute(sql.SQL("create table {} (like {} including defaults)").format(partition, table))
    cursor.execute(insert)
    cursor.execute(
        sql.SQL("alter table {} attach partition {} for values in ({})").format(
            table, partition, sql.Literal(publicatie_id)
        )
    )
    # A sample of 9,000 rows instead of 30,000: enough to choose by, and counting was a third of filling the region.
    cursor.execute("set local default_statistics_target = 30")
    cursor.execute(sql.SQL("analyze {}").format(partition))


def fill_protected(cursor: Cursor, part: str, mart: str, shape: Shape, publicatie_id: int) -> None:
    """The regional figures as a gemeente may see them, in place of the exact ones."""
    partition = sql.Identifier(f"opslag_{part}", partition_name(mart, publicatie_id))
    columns = sql.SQL(", ").join(map(sql.Identifier, ["publicatie_id", *shape.column_names()]))
    insert = sql.SQL("insert into {} ({columns}) select {columns} from publicatie.regionaal where publicatie_id = {}")
    statement = insert.format(partition, sql.Literal(publicatie_id), columns=columns)
    attach_filled(cursor, part, mart, publicatie_id, statement)


def copy_statement(
    partition: sql.Identifier, spec: MartSpec, shape: Shape, publicatie_id: int, codes: list[str] | None
) -> sql.Composed:
    """Insert of one mart; a person key that is missing from `herleiding` becomes NULL, never the regional key."""
    selected, joins = [], []
    for number, column in enumerate(shape.column_names()):
        name = sql.Identifier("marts", spec.name, column)
        if column in spec.rekeyed(of_gemeente=codes is not None):
            mapping = sql.Identifier(f"herleiding_{number}")
            joins.append(sql.SQL(" left join herleiding as {m} on {m}.oud = {c}").format(m=mapping, c=name))
            name = sql.SQL("{}.nieuw").format(mapping)
        elif codes is not None and column in spec.dagkolommen:
            name = sql.SQL("date_trunc('day', {}, 'UTC')").format(name)
        selected.append(name)
    return sql.SQL("insert into {} (publicatie_id, {}) select {}, {} from {}{} where {}").format(
        partition,
        sql.SQL(", ").join(map(sql.Identifier, shape.column_names())),
        sql.Literal(publicatie_id),
        sql.SQL(", ").join(selected),
        sql.Identifier("marts", spec.name),
        sql.Composed(joins),
        mine(spec, codes),
    )


def partition_name(mart: str, publicatie_id: int) -> str:
    """Name of the partition of one publication."""
    return f"{mart}_p{publicatie_id}"
