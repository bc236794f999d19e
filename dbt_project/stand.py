"""What the last complete build was made of: decides whether the next one may add to it or must start over."""

import hashlib

import psycopg
from psycopg import sql

from ingest.settings import PROJECT, Settings
from ingest.version import code_version

# The marks are views on tables of that build, so a delivery that came in meanwhile is not taken for built.
KEPT = {
    "bouwstand_declaraties": "select delivery_id, kenmerk from intermediate.int_declaraties_marked",
    "bouwstand_toewijzingen": "select toewijzing_id, kenmerk from intermediate.int_toewijzingen_marked",
    "bouwstand_tarieven": "select * from intermediate.int_regels_tarieven_marked",
    "bouwstand_gevolgd": "select * from intermediate.int_signalen_toewijzingen_marked",
    "bouwstand_jeugdigen": "select * from intermediate.int_signalen_jeugdigen_marked",
    "bouwstand": "select code_version, volgnummer_tot, stand, {lijsten} as lijsten from marts.bouw",
}
# As marts.bouw says it, of the deliveries of then: other person keys, or an erased person, are another stand.
STAND = """
select md5(concat_ws(
    ' ', max(sleutel_id), string_agg(delivery_id || coalesce(gewist_sha256, ''), ' ' order by delivery_id)
))
from ingest.deliveries
where status = 'geladen' and volgnummer <= %s
"""
# A table from before there was a column for the lists has none, which is not an error but another stand.
BUILT = "select code_version, volgnummer_tot, stand, to_jsonb(bouwstand) ->> 'lijsten' from intermediate.bouwstand"


def reason_to_start_over(settings: Settings) -> str:
    """Why the next build must make everything anew, in Dutch; empty when it may add to what is there."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        if not connection.execute("select to_regclass('intermediate.bouwstand') is not null").fetchone()[0]:
            return "er is geen eerdere geslaagde bouw"
        built = connection.execute(BUILT).fetchone()
        if built[0] != code_version() or built[0] == "onbekend":
            return "de code is een andere dan bij de vorige bouw"
        if built[3] != lists(settings):
            return "een codelijst of de map van de regio is een andere dan bij de vorige bouw"
        if connection.execute(STAND, [built[1]]).fetchone()[0] != built[2]:
            return "er is een eerder gebouwde levering verdwenen of bij gekomen, of de persoonssleutels zijn gewisseld"
    return ""


def lists(settings: Settings) -> str:
    """Hash of the code lists and the lists of the region: a region may be changed without any change of the code."""
    found = hashlib.sha256()
    for folder in (PROJECT / "schemas" / "codelijsten", settings.region_folder):
        for path in sorted(folder.glob("*.csv")):
            found.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


def remember(settings: Settings) -> None:
    """After a build that succeeded: what it was made of."""
    known = lists(settings)
    with psycopg.connect(settings.dsn("builder")) as connection:
        for name, query in KEPT.items():
            table = sql.Identifier("intermediate", name)
            connection.execute(sql.SQL("drop table if exists {}").format(table))
            made = sql.SQL(query).format(lijsten=known)
            connection.execute(sql.SQL("create table {} as {}").format(table, made))


def forget(settings: Settings) -> None:
    """Make the next build start over: before a full build, and after rows of a delivery were changed in raw."""
    with psycopg.connect(settings.dsn("builder")) as connection:
        connection.execute("drop table if exists intermediate.bouwstand")
