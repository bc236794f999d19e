"""Who is erased (`jeugd wis`) is erased from samples and judgements too: the keys made of their label are made anew.

A sample keeps its posten, amounts and totals. Its population cannot be drawn again to the row afterwards, because the
draw follows from those keys: what can still be proven is in `trek.draw_again`.
"""

import csv
import hashlib
import io
from collections.abc import Iterator

from psycopg import Cursor

from ingest.settings import Settings
from publish import erase
from publish.gemeenten import REGION

LINES, COLUMNS = "fct_prestaties", ("gemeente_code", "aanbieder_agb", "toewijzing_nummer", "zorgmaand")
TOUCHED = """
with gewist as (
    select * from unnest(%(oud)s::text[], %(nieuw)s::text[], %(gemeente)s::text[], %(maand)s::text[])
    as gewist (oud, nieuw, gemeente_code, zorgmaand)
),
geraakt as (
    select steekproeven.steekproef, gewist.oud, gewist.nieuw
    from "analyse".steekproeven
    inner join gewist
        on
            gewist.zorgmaand between steekproeven.zorgmaand_van and steekproeven.zorgmaand_tot
            and coalesce(gewist.gemeente_code = steekproeven.gemeente_code, true)
    where steekproeven.publicatie_id = %(publicatie)s
),
hernoemd as (
    update "analyse".steekproefposten as posten set sleutel = geraakt.nieuw
    from geraakt
    where posten.steekproef = geraakt.steekproef and posten.sleutel = geraakt.oud
)
insert into "analyse".gewiste_posten (steekproef, posten)
select steekproef, count(*) from geraakt group by steekproef
"""
SIGNALS = """
update "analyse".signaalbeoordelingen as oordelen set signaal_id = nieuw.signaal_id
from (
    select signaal_id as oud, left(signaal_id, 4) || 'gewist-' || gen_random_uuid() as signaal_id
    from (select distinct signaal_id from opslag_regio.fct_signalen where jeugdige_id = any(%s)) as gezien
) as nieuw
where oordelen.signaal_id = nieuw.oud
"""


def sleutel(gemeente_code: str, aanbieder_agb: str, toewijzing_nummer: str, jeugdige_id: str, zorgmaand: str) -> str:
    """The key of a post, as `populatie.BALANCES` makes it; an absent toewijzing_nummer is an empty text."""
    named = (gemeente_code, aanbieder_agb, toewijzing_nummer or "-", jeugdige_id, zorgmaand)
    return hashlib.sha256("|".join(named).encode()).hexdigest()[:32]


def forget(cursor: Cursor, persons: list[str], instead: str, settings: Settings) -> None:
    """Make the keys of this person's posten and judged signals anew; before `erase.erase` puts `instead` everywhere."""
    labels = frozenset(erase.labels(persons, REGION, settings))
    for publicatie_id, content in erase.pinned_tables(REGION, LINES, settings):
        posten = sorted(set(keys(content, labels, instead)))
        if posten:
            names = ("oud", "nieuw", "gemeente", "maand")
            columns = dict(zip(names, map(list, zip(*posten, strict=True)), strict=True))
            cursor.execute(TOUCHED, columns | {"publicatie": publicatie_id})
    if cursor.execute("select to_regclass('opslag_regio.fct_signalen') is not null").fetchone()[0]:
        cursor.execute(SIGNALS, [sorted(labels)])


def keys(content: bytes, labels: frozenset[str], instead: str) -> Iterator[tuple[str, str, str, str]]:
    """Per line of this person in a pinned table: the key of its post, the one to come, gemeente and month of care."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8")))
    if not set(COLUMNS) <= set(rows.fieldnames or ()):  # of code without one of these no sample was ever drawn
        return
    for row in rows:
        if row["jeugdige_id"] in labels:
            *about, month = (row[name] for name in COLUMNS)
            yield sleutel(*about, row["jeugdige_id"], month), sleutel(*about, instead, month), about[0], month
