"""In which perceel help is bought, and when a perceel is paid as a lumpsum: then nobody declares."""

from datetime import date

from demo.parameters import PARAMETERS, gi_agbs

RESIDENTIAL = ("pleegzorg", "gezinshuis", "verblijf", "gesloten", "crisisverblijf", "logeren")
GGZ = ("ggz", "basisggz", "kindergeneeskunde")


def perceel_of(agb: str, soort: str) -> str:
    """The perceel in which a product of this kind was bought."""
    if agb in gi_agbs():
        return "GI"
    return "VERBLIJF" if soort in RESIDENTIAL else "GGZ" if soort in GGZ else "AMBULANT"


def lumpsum_of(perceel: str) -> dict[str, str] | None:
    """First and last day (empty = no end) of the lumpsum of a perceel; None where all is declared."""
    return next((agreed for agreed in PARAMETERS["lumpsum"] if agreed["perceel"] == perceel), None)


def is_lumpsum(perceel: str, maand: date) -> bool:
    """Whether care of this month in this perceel is paid without declaraties."""
    agreed = lumpsum_of(perceel)
    return agreed is not None and agreed["vanaf"] <= maand.isoformat() <= (agreed["tot"] or "9999")
