"""Storage against marts: the same rows and the same cents, per gemeente and together, or the publication stops here."""

from psycopg import Cursor, sql

from publish.errors import VerificationError
from publish.gemeenten import REGION, Gemeente
from publish.marts_spec import ONLY_REGION, MartSpec
from publish.shape import read_shape
from publish.storage import PROTECTED

EURO = "numeric(14,2)"
REST = "rest"  # unknown gemeenten and gemeenten outside the region: in the regional copy only


def verify_parts(cursor: Cursor, publicatie_id: int, specs: list[MartSpec], gemeenten: list[Gemeente]) -> None:
    """Write what was counted to publicatie.controles, or raise VerificationError with every difference."""
    differences = []
    for spec in specs:
        for part, found, expected in counted(cursor, publicatie_id, spec, gemeenten):
            if found != expected:
                differences.append(f"{spec.name} in {part}: found (rows, cents) {found}, marts hold {expected}")
            cursor.execute(
                "insert into publicatie.controles (publicatie_id, deel, tabel, rijen, eurocent)"
                " values (%s, %s, %s, %s, %s)"
                " on conflict (publicatie_id, deel, tabel)"
                " do update set rijen = excluded.rijen, eurocent = excluded.eurocent",
                [publicatie_id, part, spec.name, *found],
            )
    if differences:
        raise VerificationError("; ".join(differences))


def counted(cursor: Cursor, publicatie_id: int, spec: MartSpec, gemeenten: list[Gemeente]):
    """Yield (part, counted in storage, counted in marts) for one mart; the last pair is the sum over all parts."""
    shape = read_shape(cursor, "marts", spec.name)
    euros = [column.name for column in shape.columns if column.kind == EURO]
    marts = sql.Identifier("marts", spec.name)
    everything = count(cursor, marts, euros, sql.SQL("true"))
    of_this = sql.SQL("publicatie_id = {}").format(sql.Literal(publicatie_id))
    yield REGION, count(cursor, sql.Identifier(f"opslag_{REGION}", spec.name), euros, of_this), everything
    if spec.klasse in ONLY_REGION:
        yield from counted_protected(cursor, spec, gemeenten, of_this)
        return
    total = [0, 0]
    for gemeente in gemeenten:
        found = count(cursor, sql.Identifier(f"opslag_{gemeente.code}", spec.name), euros, of_this)
        expected = everything if spec.klasse == "gedeeld" else count(cursor, marts, euros, of_gemeente(spec, gemeente))
        total = [total[0] + found[0], total[1] + (found[1] or 0)]
        yield gemeente.code, found, expected
    if spec.klasse == "eigen":
        rest = count(cursor, marts, euros, outside(spec, gemeenten))
        yield REST, rest, (everything[0] - total[0], everything[1] - total[1] if euros else None)


def counted_protected(cursor: Cursor, spec: MartSpec, gemeenten: list[Gemeente], of_this: sql.Composable):
    """The same for protected figures: every gemeente has exactly the rows that were protected."""
    if spec.name == PROTECTED:
        expected = count(cursor, sql.Identifier("publicatie", "regionaal"), [], of_this)
        for gemeente in gemeenten:
            yield (
                gemeente.code,
                count(cursor, sql.Identifier(f"opslag_{gemeente.code}", spec.name), [], of_this),
                expected,
            )


def count(cursor: Cursor, table: sql.Identifier, euros: list[str], condition: sql.Composable) -> tuple[int, int | None]:
    """(rows, cents) under a condition; cents is None for a table without euros."""
    if not euros:
        statement = sql.SQL("select count(*), null from {} where {}").format(table, condition)
    else:
        added = sql.SQL(" + ").join(sql.SQL("coalesce({}, 0)").format(sql.Identifier(euro)) for euro in euros)
        statement = sql.SQL("select count(*), coalesce(sum({}) * 100, 0)::bigint from {} where {}").format(
            added, table, condition
        )
    return cursor.execute(statement).fetchone()


def of_gemeente(spec: MartSpec, gemeente: Gemeente) -> sql.Composed:
    """Rows of a gemeente and its predecessors."""
    return sql.SQL("{} = any({})").format(sql.Identifier(spec.sleutel), sql.Literal(list(gemeente.codes)))


def outside(spec: MartSpec, gemeenten: list[Gemeente]) -> sql.Composed:
    """Rows that belong to no mart of a gemeente."""
    codes = [code for gemeente in gemeenten for code in gemeente.codes]
    key = sql.Identifier(spec.sleutel)
    return sql.SQL("({key} is null or {key} <> all({codes}))").format(key=key, codes=sql.Literal(codes))
