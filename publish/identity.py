"""What makes two publications the same: region, stand of the deliveries, code version, and who gets what."""

import hashlib
import json
from dataclasses import asdict

from psycopg import Cursor

from ingest.settings import PROJECT, Settings
from publish.errors import MartsChanged, PublicationError, SpecError
from publish.gemeenten import REGION, region_gemeenten
from publish.marts_spec import MartSpec, load_specs
from publish.shape import Shape, read_shapes

Identity = tuple[str, str, str, str]
SCHEMAS = PROJECT / "schemas"
RULE_FILES = (".csv", ".yml", ".yaml", ".xsd")


def identity(cursor: Cursor, settings: Settings) -> Identity:
    """(region, stand, code version, inrichting): what makes two publications the same."""
    row = cursor.execute("select stand, code_version from marts.bouw").fetchone()
    if row is None:
        raise PublicationError("marts.bouw is empty: run `jeugd build` first.")
    return settings.region, *row, arrangement(cursor, settings)


def arrangement(cursor: Cursor, settings: Settings) -> str:
    """Fingerprint of who gets what: gemeenten with predecessors, marts with their class and columns."""
    specs = load_specs(settings)
    known = mart_shapes(cursor, specs)
    shapes = [[[column.name, column.kind] for column in known[spec.name].columns] for spec in specs]
    described = [[asdict(gemeente) for gemeente in region_gemeenten(settings)], list(map(asdict, specs)), shapes]
    return hashlib.sha256(json.dumps(described).encode()).hexdigest()


def published_identity(cursor: Cursor) -> Identity | None:
    """The identity of what people see now."""
    return cursor.execute(
        "select regio, stand, code_version, inrichting from publicatie.register"
        " join publicatie.pointer on register.publicatie_id = pointer.publicatie_id"
    ).fetchone()


def unfinished(cursor: Cursor, wanted: Identity) -> int | None:
    """The publication of these marts that was broken off, to go on with; any other unfinished one is given up."""
    found = cursor.execute(
        "select max(publicatie_id) from publicatie.register where status in ('bezig', 'gecontroleerd')"
        " and (regio, stand, code_version, inrichting) = (%s, %s, %s, %s)",
        wanted,
    ).fetchone()[0]
    cursor.execute(
        "update publicatie.register set status = 'afgebroken'"
        " where status in ('bezig', 'gecontroleerd') and publicatie_id is distinct from %s",
        [found],
    )
    return found


def register(cursor: Cursor, wanted: Identity) -> int:
    """A new row in the register, and its number."""
    return cursor.execute(
        "insert into publicatie.register (regio, stand, code_version, inrichting, regels,"
        " volgnummer_tot, aantal_leveringen, gebouwd_op, kennis_tot)"
        " select %s, %s, %s, %s, %s, volgnummer_tot, aantal_leveringen, gebouwd_op,"
        " (select max(ontvangen_op) from ingest.deliveries where volgnummer <= bouw.volgnummer_tot)"
        " from marts.bouw returning publicatie_id",
        [*wanted, rules_hash()],
    ).fetchone()[0]


def rules_hash() -> str:
    """SHA-256 over everything in schemas/ that decides a figure: rules, code lists, thresholds, KPI definitions."""
    digest = hashlib.sha256()
    for path in sorted(path for path in SCHEMAS.rglob("*") if path.suffix in RULE_FILES):
        digest.update(f"{path.relative_to(SCHEMAS)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def require_not_withdrawn(cursor: Cursor, wanted: Identity) -> None:
    """PublicationError when exactly these figures were withdrawn: only other deliveries or code may replace them."""
    found = cursor.execute(
        "select max(publicatie_id) from publicatie.register where status = 'ingetrokken'"
        " and (regio, stand, code_version, inrichting) = (%s, %s, %s, %s)",
        wanted,
    ).fetchone()[0]
    if found is not None:
        raise PublicationError(f"Exactly these figures were withdrawn as publication {found}: repair, build, publish.")


def mark(cursor: Cursor, publicatie_id: int, status: str) -> None:
    """Note in the register how far a publication that is not yet shown has come."""
    cursor.execute(
        "update publicatie.register set status = %s where publicatie_id = %s and status in ('bezig', 'gecontroleerd')",
        [status, publicatie_id],
    )


def require_unchanged(cursor: Cursor, publicatie_id: int, settings: Settings) -> None:
    """MartsChanged when the marts are no longer the ones this publication was started for."""
    registered = cursor.execute(
        "select regio, stand, code_version, inrichting from publicatie.register where publicatie_id = %s",
        [publicatie_id],
    ).fetchone()
    if registered != identity(cursor, settings):
        raise MartsChanged(f"The marts changed since publication {publicatie_id} started; start again.")


def mart_shapes(cursor: Cursor, specs: list[MartSpec]) -> dict[str, Shape]:
    """Shapes of the marts; SpecError when the manifest names a mart that was not built or a key it does not have."""
    shapes = read_shapes(cursor, "marts")
    for spec in specs:
        if spec.name not in shapes:
            raise SpecError(f"Mart {spec.name} is in the manifest but not in the database: run `jeugd build`.")
        named = {spec.sleutel, *spec.rekeyed(of_gemeente=True), *spec.regiokolommen, *spec.dagkolommen}
        if missing := named - {"", *shapes[spec.name].column_names()}:
            raise SpecError(f"Mart {spec.name} has no column {', '.join(sorted(missing))}.")
    return shapes


def part_shape(shape: Shape, spec: MartSpec, part: str) -> Shape:
    """Shape of the copy of a mart: that of a gemeente has no columns that are for the region only."""
    return shape if part == REGION else shape.without(spec.regiokolommen)
