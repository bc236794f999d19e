"""Storage against marts: the same rows and the same cents, per gemeente and together, or the publication stops here."""

from collections.abc import Iterable

from psycopg import Cursor, sql

from publish.errors import VerificationError
from publish.gemeenten import REGION, Gemeente
from publish.marts_spec import ONLY_REGION, MartSpec
from publish.shape import Shape, read_shapes
from publish.storage import PROTECTED

EURO = "numeric(14,2)"
Counted = tuple[int, int | None]  # rows and cents; no cents for a table without euros
WRITE = """
insert into publicatie.controles (publicatie_id, deel, tabel, rijen, eurocent)
values (%s, %s, %s, %s, %s)
on conflict (publicatie_id, deel, tabel) do update set rijen = excluded.rijen, eurocent = excluded.eurocent
"""
REST = "rest"  # unknown gemeenten and gemeenten outside the region: in the regional copy only


def verify_parts(cursor: Cursor, publicatie_id: int, specs: list[MartSpec], gemeenten: list[Gemeente]) -> None:
    """Write what was counted to publicatie.controles, or raise VerificationError with every difference."""
    differences, found_all = [], []
    shapes = read_shapes(cursor, "marts")
    for spec in specs:
        for part, found, expected in counted(cursor, publicatie_id, spec, shapes[spec.name], gemeenten):
            if found != expected:
                differences.append(f"{spec.name} in {part}: found (rows, cents) {found}, marts hold {expected}")
            found_all.append((publicatie_id, part, spec.name, *found))
    cursor.executemany(WRITE, found_all)
    if differences:
        raise VerificationError("; ".join(differences))


def counted(cursor: Cursor, publicatie_id: int, spec: MartSpec, shape: Shape, gemeenten: list[Gemeente]):
    """Yield (part, counted in storage, counted in marts) for one mart; the last pair is what no gemeente gets."""
    euros = [column.name for column in shape.columns if column.kind == EURO]
    codes = [gemeente.code for gemeente in gemeenten]
    own = [] if spec.klasse in ONLY_REGION else codes
    stored = count_stored(cursor, spec.name, [REGION, *own], publicatie_id, euros)
    in_marts = count_by_code(cursor, spec, euros)
    everything = added(in_marts.values(), euros)
    yield REGION, stored[REGION], everything
    if spec.name == PROTECTED:
        # Every gemeente has exactly the rows that were protected.
        rows = cursor.execute("select count(*) from publicatie.regionaal where publicatie_id = %s", [publicatie_id])
        expected = rows.fetchone()[0], None
        yield from ((*one, expected) for one in count_stored(cursor, spec.name, codes, publicatie_id, []).items())
    if spec.klasse in ONLY_REGION:
        return
    rest = everything
    for gemeente in gemeenten:
        found = stored[gemeente.code]
        mine = added([in_marts.pop(code) for code in gemeente.codes if code in in_marts], euros)
        yield gemeente.code, found, everything if spec.klasse == "gedeeld" else mine
        rest = (rest[0] - found[0], rest[1] - found[1] if euros else None)
    if spec.klasse == "eigen":
        yield REST, added(in_marts.values(), euros), rest


def count_stored(
    cursor: Cursor, mart: str, parts: list[str], publicatie_id: int, euros: list[str]
) -> dict[str, Counted]:
    """(rows, cents) of one mart in the copies of these parts, in one question; cents is None without euros."""
    statements = [
        sql.SQL("select {}, count(*), {} from {} where publicatie_id = {}").format(
            sql.Literal(part), cents(euros), sql.Identifier(f"opslag_{part}", mart), sql.Literal(publicatie_id)
        )
        for part in parts
    ]
    found = cursor.execute(sql.SQL(" union all ").join(statements)).fetchall()
    return {part: (rows, total) for part, rows, total in found}


def count_by_code(cursor: Cursor, spec: MartSpec, euros: list[str]) -> dict[str | None, Counted]:
    """(rows, cents) of a mart per value of its gemeente column, in one pass; a mart without one has one value."""
    key = sql.Identifier(spec.sleutel) if spec.klasse == "eigen" else sql.NULL
    statement = sql.SQL("select {}, count(*), {} from {} group by 1").format(
        key, cents(euros), sql.Identifier("marts", spec.name)
    )
    return {code: (rows, found) for code, rows, found in cursor.execute(statement)}


def cents(euros: list[str]) -> sql.Composable:
    """Sum of all euro columns in cents; null for a table without."""
    if not euros:
        return sql.SQL("null::bigint")
    parts = sql.SQL(" + ").join(sql.SQL("coalesce({}, 0)").format(sql.Identifier(euro)) for euro in euros)
    return sql.SQL("coalesce(sum({}) * 100, 0)::bigint").format(parts)


def added(counts: Iterable[Counted], euros: list[str]) -> Counted:
    """Sum of (rows, cents)."""
    counts = list(counts)
    return sum(rows for rows, _ in counts), sum(found for _, found in counts) if euros else None
