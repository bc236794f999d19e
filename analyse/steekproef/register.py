"""The register of samples in schema `analyse`: written as `builder`, who may add rows and never change one."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import psycopg
from psycopg import Cursor, errors
from psycopg.rows import class_row, dict_row

from analyse.steekproef.opzet import Kader, Opzet
from analyse.steekproef.populatie import Populatie, Saldo
from analyse.steekproef.trekking import Getrokken
from ingest.errors import Stop
from ingest.settings import Settings
from ingest.version import code_version

SAMPLE = """
insert into "analyse".steekproeven (
    steekproef, publicatie_id, gemeente_code, zorgmaand_van, zorgmaand_tot, methode, zekerheid, materialiteit,
    verwachte_fouten, omvang, verdeling, zaad, posten, eurocent, populatie_sha256, nul_posten, negatief_posten,
    negatief_eurocent, door, code_version
) values (%s, %s, nullif(%s, ''), %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
POST = """
insert into "analyse".steekproefposten values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
POSTEN = """
select
    rang, sleutel, zeker, laag, gemeente_code, aanbieder_agb, toewijzing_nummer, referentie_nummers, zorgmaand,
    product_code, bedrag
from "analyse".steekproefposten
where steekproef = %s
order by rang
"""
FINDINGS = """
select rang, soort, bedrag_fout, tainting, status, toelichting, beoordelaar, tweede_lezer, beoordeeld_op
from "analyse".bevindingen
where steekproef = %s
order by rang
"""
FINDING = """
insert into "analyse".beoordelingen (
    steekproef, rang, soort, bedrag_fout, tainting, status, toelichting, beoordelaar, tweede_lezer, beoordeeld_op,
    bestand_sha256
) values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


@dataclass(frozen=True)
class Steekproefpost:
    """One drawn post as it was recorded; `bedrag` in euros."""

    rang: int
    sleutel: str
    zeker: bool
    laag: str
    gemeente_code: str
    aanbieder_agb: str
    toewijzing_nummer: str | None
    referentie_nummers: str
    zorgmaand: str
    product_code: str
    bedrag: Decimal


@dataclass(frozen=True)
class Bevinding:
    """What a person found in one post. `tainting`: the share that is wrong; negative when too little was declared."""

    rang: int
    soort: str
    bedrag_fout: Decimal
    tainting: Decimal
    status: str
    toelichting: str
    beoordelaar: str
    tweede_lezer: str | None
    beoordeeld_op: date


@dataclass(frozen=True)
class Steekproef:
    """A sample with its posten. `verdeling`: per stratum the posten there are and the posten drawn."""

    naam: str
    kader: Kader
    opzet: Opzet
    omvang: int
    verdeling: dict[str, dict[str, int]]
    aantal_posten: int
    eurocent: int
    populatie_sha256: str
    nul_posten: int
    negatief_posten: int
    negatief_eurocent: int
    door: str
    code_version: str
    getrokken_op: datetime
    posten: tuple[Steekproefpost, ...]

    @property
    def interval(self) -> float:
        """Euros per drawn post of a monetary unit sample."""
        return self.eurocent / self.omvang / 100

    @property
    def materialiteit(self) -> float:
        """The largest acceptable error in euros."""
        return float(self.opzet.materialiteit) * self.eurocent / 100


def record(
    naam: str,
    kader: Kader,
    opzet: Opzet,
    population: Populatie,
    drawn: tuple[list[Getrokken], int, dict],
    settings: Settings,
    *,
    door: str,
) -> None:
    """Keep a draw whole or not at all; Stop when the name was used before or is not one."""
    posten, size, parts = drawn
    saldi = {saldo.sleutel: saldo for saldo in population.posten}
    row = [
        naam, kader.publicatie_id, kader.gemeente_code, kader.van, kader.tot, opzet.methode, opzet.zekerheid,
        opzet.materialiteit, opzet.fouten, size, json.dumps(parts), opzet.zaad, len(population.posten),
        population.centen, population.sha256, population.nul_posten, population.negatief_posten,
        population.negatief_centen, door, code_version(),
    ]  # fmt: skip
    try:
        with psycopg.connect(settings.dsn("builder")) as connection, connection.cursor() as cursor:
            cursor.execute(SAMPLE, row)
            cursor.executemany(POST, [post_row(naam, one, saldi[one.post.sleutel]) for one in posten])
    except errors.UniqueViolation:
        raise Stop(f"Steekproef {naam} is al getrokken; een nieuwe trekking krijgt een nieuwe naam.") from None
    except errors.CheckViolation:
        raise Stop("De naam heeft kleine letters, cijfers en streepjes, zoals 2024-declaraties-1.") from None


def post_row(naam: str, one: Getrokken, saldo: Saldo) -> list:
    """The columns of steekproefposten."""
    return [
        naam, one.rang, saldo.sleutel, one.zeker, saldo.laag, saldo.gemeente_code, saldo.aanbieder_agb,
        saldo.toewijzing_nummer, saldo.referentie_nummers, saldo.zorgmaand, saldo.product_code,
        Decimal(saldo.centen) / 100,
    ]  # fmt: skip


def read(naam: str, settings: Settings) -> Steekproef:
    """A sample and its posten, as recorded; Stop when there is none of this name."""
    with psycopg.connect(settings.dsn("auditor"), application_name="jeugd steekproef") as connection:
        with connection.cursor(row_factory=dict_row) as cursor:
            row = cursor.execute('select * from "analyse".steekproeven where steekproef = %s', [naam]).fetchone()
        if row is None:
            raise Stop(f"Er is geen steekproef {naam}; `jeugd steekproef lijst` toont wat er is.")
        with connection.cursor(row_factory=class_row(Steekproefpost)) as cursor:
            posten = tuple(cursor.execute(POSTEN, [naam]).fetchall())
    return Steekproef(
        naam,
        Kader(row["publicatie_id"], row["zorgmaand_van"], row["zorgmaand_tot"], row["gemeente_code"] or ""),
        Opzet(row["methode"], row["zaad"], float(row["zekerheid"]), float(row["materialiteit"]),
              row["verwachte_fouten"], row["omvang"]),
        row["omvang"], row["verdeling"], row["posten"], row["eurocent"], row["populatie_sha256"],
        row["nul_posten"], row["negatief_posten"], row["negatief_eurocent"], row["door"], row["code_version"],
        row["getrokken_op"], posten,
    )  # fmt: skip


def erased_posten(naam: str, settings: Settings) -> int:
    """How many posten of the population are of persons who were erased since it was drawn."""
    question = 'select coalesce(sum(posten), 0)::bigint from "analyse".gewiste_posten where steekproef = %s'
    with psycopg.connect(settings.dsn("auditor"), application_name="jeugd steekproef") as connection:
        return connection.execute(question, [naam]).fetchone()[0]


def findings(naam: str, settings: Settings) -> dict[int, Bevinding]:
    """The latest finding of every judged post, by rang."""
    with (
        psycopg.connect(settings.dsn("auditor"), application_name="jeugd steekproef") as connection,
        connection.cursor(row_factory=class_row(Bevinding)) as cursor,
    ):
        return {one.rang: one for one in cursor.execute(FINDINGS, [naam]).fetchall()}


def add_findings(cursor: Cursor, naam: str, rows: list[Bevinding], sha256: str) -> None:
    """Add what a workbook says; the caller's transaction decides whether it stays."""
    cursor.executemany(
        FINDING,
        [
            [naam, one.rang, one.soort, one.bedrag_fout, one.tainting, one.status, one.toelichting, one.beoordelaar,
             one.tweede_lezer, one.beoordeeld_op, sha256]
            for one in rows
        ],
    )  # fmt: skip
