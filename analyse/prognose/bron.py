"""The marts -> what the forecast starts from. Read as `builder`; nothing of a person comes along."""

import calendar
import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import psycopg

from analyse.prognose.gegevens import KOSTEN, TOTAAL, VOLUME, Gegevens
from analyse.prognose.instellingen import Instellingen, eerste_dag, maandnummer

NAME = "-- name: "
QUERIES = {
    part.split("\n", 1)[0].strip(): part.split("\n", 1)[1].strip().rstrip(";")
    for part in Path(__file__).with_name("bron.sql").read_text(encoding="utf-8").split(NAME)[1:]
}


@dataclass(frozen=True)
class Peil:
    """Until when the marts know: newest dagtekening, and which deliveries and code made them."""

    peildatum: date
    stand: str
    code_version: str

    def laatste_maand(self, marge_dagen: int) -> int:
        """The newest month (year * 12 + month - 1) of which everything that arrived is in the marts."""
        last = calendar.monthrange(self.peildatum.year, self.peildatum.month)[1]
        here = maandnummer(self.peildatum)
        return here if last - self.peildatum.day <= marge_dagen else here - 1


def read_peil(connection: psycopg.Connection) -> Peil:
    """How far the marts are."""
    return Peil(*connection.execute(QUERIES["peil"]).fetchone())


def read_gegevens(connection: psycopg.Connection, peil: Peil, chosen: Instellingen) -> Gegevens | None:
    """Everything until the last whole month; None when nothing was declared in the months that count."""
    tot = peil.laatste_maand(chosen.ibnr["marge_dagen"])
    segments = [one.code for one in chosen.segmenten]
    parameters = {
        "segmenten": json.dumps(
            [{"product_categorie": code, "segment": one.code} for one in chosen.segmenten for code in one.categorieen]
        ),
        "eenheden": json.dumps(
            [
                {"segment": one.code, "eenheid": unit, "factor": factor}
                for one in chosen.segmenten
                for unit, factor in one.omrekening.items()
            ]
        ),
        "overig": segments[-1],
    }
    rows = connection.execute(QUERIES["aangroei"], parameters).fetchall()
    oldest = tot + 1 - chosen.prognose["historie_maanden"]
    rows = [row for row in rows if oldest <= maandnummer(row[2]) <= tot]
    if not rows:
        return None
    first = min(maandnummer(row[2]) for row in rows)
    codes = sorted({row[0] for row in connection.execute(QUERIES["gemeenten"])} | {row[0] for row in rows})
    parameters |= {"vanaf": eerste_dag(first) - timedelta(days=1), "tot": eerste_dag(tot)}
    parameters["vanaf"] = parameters["vanaf"].replace(day=1)  # the month before, to tell who came in the first
    youths = connection.execute(QUERIES["jeugdigen"], parameters).fetchall()
    known = dict(connection.execute(QUERIES["jeugd"]).fetchall())
    months = tot - first + 1
    present, came = lay_out_youths(youths, codes, [*segments, TOTAAL], first, months)
    return Gegevens(
        first, tuple(codes), tuple(segments), lay_out(rows, codes, segments, first, months, chosen.ibnr["laatste_lag"]),
        present, came, youth(known, first),
    )  # fmt: skip


def lay_out(rows: list, codes: list, segments: list, first: int, months: int, last_lag: int) -> dict[str, np.ndarray]:
    """Increments [gemeente, segment, maand, lag] per meting, in hundredths. What is declared ahead counts at lag 0."""
    shape = (len(codes), len(segments), months, last_lag + 1)
    found = {KOSTEN: np.zeros(shape), VOLUME: np.zeros(shape)}
    for gemeente, segment, month, known, cents, volume in rows:
        lag = min(max(maandnummer(known) - maandnummer(month), 0), last_lag)
        place = (codes.index(gemeente), segments.index(segment), maandnummer(month) - first, lag)
        found[KOSTEN][place] += cents
        found[VOLUME][place] += volume
    return found


def lay_out_youths(rows: list, codes: list, segments: list, first: int, months: int) -> tuple[np.ndarray, np.ndarray]:
    """Youths per gemeente, and who came in the region, in hundredths; the last segment is all together."""
    present = np.zeros((len(codes), len(segments), months))
    came = np.zeros((len(segments), months))
    for gemeente, segment, month, count, new in rows:
        place = maandnummer(month) - first
        if place >= 0 and gemeente in codes:
            present[codes.index(gemeente), segments.index(segment), place] = 100 * count
            came[segments.index(segment), place] += 100 * new
    return present, came


def youth(known: dict[int, int], first: int) -> np.ndarray:
    """Youth of the region per month until the last known year; before the first known year it is that of the first."""
    if not known or max(known) * 12 + 12 <= first:
        return np.zeros(0)
    years = [(first + month) // 12 for month in range((max(known) + 1) * 12 - first)]
    return np.array([known.get(year, known[min(known)]) for year in years], dtype=float)
