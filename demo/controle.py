"""Every story about control rules, with the signals that must be seen; a story without any is a trap.

Each has an aanbieder of its own and begins in March 2023, so that a dossier lies within one year. A rule that looks at
an aanbieder as a whole needs hundreds of lines: its stories fill 2022 and are told a sixth as often.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from demo import keten_controle as een
from demo import keten_controle_bedrag as bedrag
from demo import keten_controle_reeks as reeks
from demo import keten_verhuizing as twee
from demo.geldig_delen import Maker
from demo.keten import Keten, tell

EERSTE_AGB = 62_000_001
EERSTE_MAAND, EERSTE_MAAND_REEKS = date(2023, 3, 1), date(2022, 1, 1)
ZELDZAMER = 6
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
    bedrag.te_veel_dagdelen,
    een.credit_zonder_debet,
    een.steeds_opnieuw,
    twee.overgedragen,
    twee.dubbel_verblijf,
    twee.verhuisd,
)

REEKSEN: tuple[Verhaal, ...] = (
    reeks.steeds_het_maximum,
    reeks.vaak_het_maximum,
    reeks.steeds_zwaarder,
    reeks.vaak_zwaarder,
    reeks.altijd_vervolg,
    reeks.meestal_vervolg,
    reeks.gegroeid,
    reeks.klein_gegroeid,
    reeks.een_cijfer,
    reeks.natuurlijke_cijfers,
    reeks.duur_kind,
)


def told(per_regel: int, maker: Maker) -> Iterator[tuple[Keten, list[str]]]:
    """Every story so many times, with the control rules of which a signal must be seen."""
    stories = Keten.stories(maker, EERSTE_AGB)
    yield from tell((replace(keten, first=EERSTE_MAAND) for keten in stories), VERHALEN, per_regel)
    yearly = (replace(keten, first=EERSTE_MAAND_REEKS) for keten in stories)
    yield from tell(yearly, REEKSEN, max(1, per_regel // ZELDZAMER))
