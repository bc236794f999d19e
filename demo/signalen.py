"""Every story about signals in the chain, that refuse nothing: `told` tells them, with the signals that must be seen.

What comes along with the planted signal is among them, and every story has an aanbieder of its own.
"""

from collections.abc import Callable, Iterator
from datetime import date

from demo import keten_signalen as zorg
from demo import keten_signalen_reeks as reeks
from demo import keten_signalen_verzoek as verzoek
from demo.geldig_delen import Maker
from demo.keten import Keten, tell

LATER = date(2024, 9, 1)  # the last story: with it, every term of the others is over
EERSTE_AGB = 61_000_001  # not those of the stories with faults
Verhaal = Callable[[Keten], list[str]]
VERHALEN: tuple[Verhaal, ...] = (
    zorg.netjes,
    zorg.start_te_laat,
    zorg.stop_te_laat,
    zorg.geen_stop,
    zorg.zonder_start,
    zorg.antwoord_te_laat,
    zorg.zonder_antwoord,
    zorg.niet_gestart,
    zorg.start_zonder_toewijzing,
    zorg.stop_zonder_start,
    zorg.voor_start,
    zorg.na_stop,
    zorg.zonder_toewijzing,
    zorg.op_verwijderd,
    verzoek.verzoek_zonder_antwoord,
    verzoek.verzoek_te_laat,
    verzoek.onderzoek_zonder_besluit,
    verzoek.onderzoek_te_laat,
    verzoek.woonplaats_te_laat,
    verzoek.wijziging_zonder_antwoord,
    verzoek.wijziging_te_laat,
    reeks.wijzigingen_op_rij,
    reeks.vroeger_netjes,
    reeks.vroeger_zonder_antwoord,
    reeks.retour_te_laat,
    reeks.zonder_retour,
)


def told(per_signaal: int, maker: Maker) -> Iterator[tuple[Keten, list[str]]]:
    """Every story so many times, with the signals that must be seen."""
    stories = Keten.stories(maker, EERSTE_AGB)
    yield from tell(stories, VERHALEN, per_signaal)
    keten = next(stories)
    keten.first = LATER
    yield keten, zorg.netjes(keten)
