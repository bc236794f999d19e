"""Every story about control rules, with the signals that must be seen; a story without any is a trap.

Each has an aanbieder of its own and begins in March 2023, so that a dossier lies within one year.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from demo import keten_controle as een
from demo import keten_controle_bedrag as bedrag
from demo import keten_verhuizing as twee
from demo.geldig_delen import Maker
from demo.keten import Keten, tell

EERSTE_AGB = 62_000_001
EERSTE_MAAND = date(2023, 3, 1)
Verhaal = Callable[[Keten], list[str]]
VERHALEN: tuple[Verhaal, ...] = (
    een.zoals_het_hoort,
    een.dubbel,
    een.overlap,
    een.zonder_toewijzing,
    een.onder_een_oud_nummer,
    een.na_einde,
    een.vervangen,
    een.na_stop,
    een.zonder_start,
    een.nieuw_nummer,
    bedrag.te_veel,
    bedrag.ander_tarief,
    bedrag.een_cent,
    een.zonder_contract,
    een.te_oud,
    een.na_overlijden,
    een.te_laat,
    twee.verblijf_met_ambulant,
    bedrag.te_veel_uren,
    een.credit_zonder_debet,
    een.steeds_opnieuw,
    twee.overgedragen,
    twee.dubbel_verblijf,
    twee.verhuisd,
)


def told(per_regel: int, maker: Maker) -> Iterator[tuple[Keten, list[str]]]:
    """Every story so many times, with the control rules of which a signal must be seen."""
    stories = (replace(keten, first=EERSTE_MAAND) for keten in Keten.stories(maker, EERSTE_AGB))
    return tell(stories, VERHALEN, per_regel)
