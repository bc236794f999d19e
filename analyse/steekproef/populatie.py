"""A pinned publication -> the population of an audit: credits netted, hash and totals, the same for whoever asks again.

A post is the balance of one toewijzing of one jeugdige at one aanbieder in one month of care. Read as `auditor`, whose
every question is in the log of the server.
"""

import hashlib
import re
from dataclasses import dataclass

import psycopg
from psycopg import sql
from psycopg.rows import class_row

from analyse.steekproef.opzet import Kader
from analyse.steekproef.trekking import Post
from ingest.errors import Stop
from ingest.settings import Settings
from publish.reopen import reopen

MAAND = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
BALANCES = """
select
    left(encode(sha256(convert_to(concat_ws(
        '|', p.gemeente_code, p.aanbieder_agb, coalesce(p.toewijzing_nummer, '-'), p.jeugdige_id, p.zorgmaand
    ), 'UTF8')), 'hex'), 32) as sleutel,
    p.gemeente_code,
    p.aanbieder_agb,
    p.toewijzing_nummer,
    coalesce(
        string_agg(distinct p.referentie_nummer, ' ' order by p.referentie_nummer)
        filter (where p.debet_credit = 'D' and p.status <> 'gecrediteerd'), ''
    ) as referentie_nummers,
    p.zorgmaand,
    string_agg(distinct p.product_code, ' ' order by p.product_code) as product_code,
    case when max(a.grootteklasse) in ('groot', 'middel') then max(a.grootteklasse) else 'overig' end as laag,
    (100 * sum(p.kosten_bedrag))::bigint as centen
from {schema}.fct_prestaties as p
left join {schema}.dim_aanbieders as a on p.aanbieder_agb = a.aanbieder_agb
where
    p.zorgmaand between %(van)s and %(tot)s and p.kosten_bedrag <> 0
    and (%(gemeente)s = '' or p.gemeente_code = %(gemeente)s)
group by p.gemeente_code, p.aanbieder_agb, p.toewijzing_nummer, p.jeugdige_id, p.zorgmaand
"""


@dataclass(frozen=True)
class Saldo:
    """One post with what someone needs to find its dossier. `centen` is the net amount."""

    sleutel: str
    gemeente_code: str
    aanbieder_agb: str
    toewijzing_nummer: str | None
    referentie_nummers: str
    zorgmaand: str
    product_code: str
    laag: str
    centen: int

    @property
    def post(self) -> Post:
        """What the arithmetic of drawing needs of it."""
        return Post(self.sleutel, self.centen, self.laag)


@dataclass(frozen=True)
class Populatie:
    """The posten above zero in the order of their key, and what was left out because it nets to zero or below."""

    posten: tuple[Saldo, ...]
    nul_posten: int
    negatief_posten: int
    negatief_centen: int

    @property
    def centen(self) -> int:
        """The amount of the population in eurocents."""
        return sum(saldo.centen for saldo in self.posten)

    @property
    def sha256(self) -> str:
        """The fingerprint: SHA-256 over a line `sleutel;eurocent;laag` per post."""
        lines = "".join(f"{saldo.sleutel};{saldo.centen};{saldo.laag}\n" for saldo in self.posten)
        return hashlib.sha256(lines.encode()).hexdigest()


def freeze(kader: Kader, settings: Settings) -> Populatie:
    """The population of this part of a pinned publication, opened again if need be.

    Stop when the publication was not pinned, the months are not months, or nothing is left.
    """
    if not (MAAND.fullmatch(kader.van) and MAAND.fullmatch(kader.tot) and kader.van <= kader.tot):
        raise Stop("Geef de zorgmaanden als 2024-01, de eerste niet na de laatste.")
    schema = sql.Identifier(reopen(kader.publicatie_id, settings))
    wanted = {"van": kader.van, "tot": kader.tot, "gemeente": kader.gemeente_code}
    dsn = settings.dsn("auditor")
    with psycopg.connect(dsn, application_name="jeugd steekproef", row_factory=class_row(Saldo)) as connection:
        saldi = connection.execute(sql.SQL(BALANCES).format(schema=schema), wanted).fetchall()
    negative = [saldo.centen for saldo in saldi if saldo.centen < 0]
    posten = tuple(sorted((saldo for saldo in saldi if saldo.centen > 0), key=lambda saldo: saldo.sleutel))
    if not posten:
        raise Stop("In deze maanden zijn er in die publicatie geen kosten.")
    return Populatie(posten, sum(saldo.centen == 0 for saldo in saldi), len(negative), sum(negative))
