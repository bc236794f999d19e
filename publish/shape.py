"""The shape of a table as the catalog knows it: columns, keys, indexes and comments. Publications copy it."""

import re
from dataclasses import dataclass

from psycopg import Cursor, sql

from publish.errors import SpecError


@dataclass(frozen=True)
class Column:
    """`kind` is the type as SQL text, e.g. numeric(14,2)."""

    name: str
    kind: str
    required: bool
    comment: str | None


@dataclass(frozen=True)
class Index:
    """`parts` are its columns or expressions as SQL text."""

    primary: bool
    unique: bool
    method: str
    parts: tuple[str, ...]
    condition: str | None


@dataclass(frozen=True)
class Shape:
    """One table."""

    columns: tuple[Column, ...]
    indexes: tuple[Index, ...]
    comment: str | None

    def column_names(self) -> list[str]:
        """Names in order."""
        return [column.name for column in self.columns]

    def without(self, names: tuple[str, ...]) -> "Shape":
        """The same table without these columns and the indexes on them."""
        gone = re.compile("|".join(rf"\b{name}\b" for name in names) or "(?!)")
        indexes = tuple(one for one in self.indexes if not gone.search(" ".join([*one.parts, one.condition or ""])))
        return Shape(tuple(one for one in self.columns if one.name not in names), indexes, self.comment)


SHAPES = """
select
    relation.relname,
    obj_description(relation.oid, 'pg_class'),
    (
        select json_agg(
            json_build_array(
                attname, format_type(atttypid, atttypmod), attnotnull, col_description(attrelid, attnum)
            ) order by attnum
        )
        from pg_attribute
        where attrelid = relation.oid and attnum > 0 and not attisdropped
    ),
    (
        select json_agg(
            json_build_array(
                indisprimary,
                indisunique,
                amname,
                array(
                    select pg_get_indexdef(indexrelid, place, false)
                    from generate_series(1, indnkeyatts) as place
                    order by place
                ),
                pg_get_expr(indpred, indrelid)
            ) order by not indisprimary, pg_class.relname
        )
        from pg_index
        join pg_class on indexrelid = pg_class.oid
        join pg_am on pg_class.relam = pg_am.oid
        where indrelid = relation.oid and indisvalid
    )
from pg_class as relation
where
    relation.relnamespace = to_regnamespace(quote_ident(%s))
    and relation.relkind in ('r', 'v', 'p')
    and not relation.relispartition
"""


def read_shapes(cursor: Cursor, schema: str) -> dict[str, Shape]:
    """The shape of every table and view of a schema by name, partitions left out; empty when there is no such schema.

    One question for all: a publication asks for hundreds, and each question has its price.
    """
    return {
        name: Shape(
            tuple(Column(*column) for column in columns or ()),
            tuple(Index(*index[:3], tuple(index[3]), index[4]) for index in indexes or ()),
            comment,
        )
        for name, comment, columns, indexes in cursor.execute(SHAPES, [schema])
    }


def added_columns(old: Shape, new: Shape, name: str) -> list[Column]:
    """Columns that `new` has on top of `old`; SpecError when a column left or changed type."""
    kinds = {column.name: column.kind for column in new.columns}
    changed = [column.name for column in old.columns if kinds.get(column.name) != column.kind]
    if changed:
        raise SpecError(
            f"Mart {name}: {', '.join(changed)} left or changed type. Publications cannot follow that by themselves; "
            f"run `python -m publish.vergeet {name}` (its older publications are lost), then publish again."
        )
    known = {column.name for column in old.columns}
    return [column for column in new.columns if column.name not in known]


def comment_statements(kind: str, name: sql.Identifier, shape: Shape) -> list[sql.Composed]:
    """Comments of a table or view and its columns."""
    statements = [sql.SQL("comment on {} {} is {}").format(sql.SQL(kind), name, sql.Literal(shape.comment))]
    for column in shape.columns:
        column_name = sql.SQL("{}.{}").format(name, sql.Identifier(column.name))
        statements.append(sql.SQL("comment on column {} is {}").format(column_name, sql.Literal(column.comment)))
    return statements
