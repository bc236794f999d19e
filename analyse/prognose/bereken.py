"""The marts of now -> one vintage in schema `analyse`. The same marts give the same vintage; again changes nothing."""

import hashlib
from dataclasses import dataclass

import psycopg

from analyse.prognose import instellingen, register
from analyse.prognose.bron import Peil, read_gegevens, read_peil
from analyse.prognose.instellingen import Instellingen, eerste_dag
from analyse.prognose.maatregelen import simuleer_alle
from analyse.prognose.rijen import vintage_rijen
from analyse.prognose.vooruitblik import blik_vooruit
from ingest.settings import Settings
from ingest.version import code_version


@dataclass(frozen=True)
class Berekend:
    """What one run did: the vintage and its number of rows; 0 rows with the reason why nothing was written."""

    vintage: register.Vintage
    rijen: int
    reden: str = ""


def bereken(settings: Settings) -> Berekend:
    """Compute the vintage of the marts and keep it in place of an earlier one of the same month.

    Nothing is written when these marts were done before, when a newer vintage exists (an older one is never made anew)
    or when the history is too short.
    """
    chosen = instellingen.read(settings)
    with psycopg.connect(settings.dsn("builder"), application_name="jeugd prognose") as connection:
        connection.execute(register.LOCK)
        peil = read_peil(connection)
        wanted = vintage_van(peil, chosen, settings)
        if reason := reden_om_te_laten(connection, wanted):
            return Berekend(wanted, 0, reason)
        gegevens = read_gegevens(connection, peil, chosen)
        if gegevens is None:
            return Berekend(wanted, 0, "er is nog niets gedeclareerd")
        try:
            blik = blik_vooruit(gegevens, chosen.keuzes(gegevens.eerste), chosen.plan)
        except ValueError as too_short:
            return Berekend(wanted, 0, f"te weinig geschiedenis: {too_short}")
        rows = vintage_rijen(gegevens, blik, chosen)
        rows["maatregelscenarios"] = simuleer_alle(connection, chosen, blik)
        register.keep(connection, wanted, rows)
    return Berekend(wanted, sum(map(len, rows.values())))


def vintage_van(peil: Peil, chosen: Instellingen, settings: Settings) -> register.Vintage:
    """The vintage that these marts, choices and code give."""
    choices = b"".join(path.read_bytes() for path in instellingen.files(settings))
    return register.Vintage(
        vintage=peil.peildatum.replace(day=1),
        peildatum=peil.peildatum,
        tot_en_met=eerste_dag(peil.laatste_maand(chosen.ibnr["marge_dagen"])),
        stand=peil.stand or "",
        instellingen_sha256=hashlib.sha256(choices).hexdigest(),
        code_version=code_version(),
    )


def reden_om_te_laten(connection: psycopg.Connection, wanted: register.Vintage) -> str:
    """Why nothing is to be done, in Dutch; empty when there is."""
    if register.find(connection, wanted.vintage) == wanted:
        return "deze marts zijn al berekend"
    last = register.newest(connection)
    if last and last > wanted.vintage:
        return f"er is al een nieuwere vintage ({last:%Y-%m}); een oudere blijft zoals zij is"
    return ""
