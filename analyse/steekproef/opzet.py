"""What an audit is about and how it draws: the two things a person decides before anything is known."""

from dataclasses import dataclass

METHODEN = ("mus", "gestratificeerd", "aselect", "attributen")


@dataclass(frozen=True)
class Kader:
    """Which part of which publication: months of care, inclusive ('2024-01'), and a CBS code or "" for all."""

    publicatie_id: int
    van: str
    tot: str
    gemeente_code: str = ""


@dataclass(frozen=True)
class Opzet:
    """How to draw. Rates are fractions; `omvang` 0 = follows from materiality, confidence and allowed errors.

    mus: by the euro, for a limit on the amount that is wrong. gestratificeerd and aselect: an estimate of that amount,
    with or without strata by size of the aanbieder. attributen: the share of posten that is wrong.
    """

    methode: str
    zaad: str
    zekerheid: float = 0.95
    materialiteit: float = 0.01
    fouten: int = 0
    omvang: int = 0
