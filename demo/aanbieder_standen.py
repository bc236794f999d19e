"""Waiting lists and capacity of one aanbieder at the end of every month: counts, no persons."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from random import Random

from demo.calendar import Window, month_end
from demo.perceel import perceel_of
from demo.registrations import Register
from demo.trajecten import Traject

CRISIS = ("crisis", "crisisverblijf")


def note_standen(
    register: Register, trajecten: list[Traject], window: Window, random: Random, *, stopped: bool
) -> None:
    """One stand per perceel and month; who `stopped` told something only once, so that its figure becomes old."""
    percelen = {traject: perceel_of(traject.agb, traject.hoofd.product.soort) for traject in trajecten}
    for perceel in sorted(set(percelen.values())):
        own = [traject for traject in trajecten if percelen[traject] == perceel]
        days, extra = random.randint(14, 90), random.randint(0, 3)
        for number, month in enumerate(window.months):
            peil = month_end(month)
            if number and stopped:
                return
            busy = sum(traject.start <= peil <= traject.stop for traject in own)
            # Once in a while more places are in use than there are: that is a signal, not a reason to refuse.
            places = max(1, busy - 1) if random.random() < 0.05 else busy + extra
            register.note(
                peil, "capaciteit", stand_id=f"C-{peil:%Y%m}-{perceel}", peildatum=peil,
                aanbieder_agb=register.afzender, perceel=perceel, plaatsen=places, bezet=busy,
            )  # fmt: skip
            for row in waiting(own, peil, days + random.randint(-7, 7)):
                place = row["gemeente_code"] or "regio"
                kind = "crisis" if row["crisis"] else "regulier"
                register.note(
                    peil, "wachttijden", stand_id=f"W-{peil:%Y%m}-{perceel}-{place}-{kind}", peildatum=peil,
                    aanbieder_agb=register.afzender, perceel=perceel, **row,
                )  # fmt: skip


def waiting(trajecten: Iterable[Traject], peil: date, days: int) -> Iterator[dict]:
    """The list of the region, that of each gemeente with somebody on it, and crisis apart when it is offered."""
    offered = list(trajecten)
    for crisis in (False, True):
        kind = [traject for traject in offered if (traject.hoofd.product.soort in CRISIS) == crisis]
        if not kind:
            continue
        wait = min(days, 3) if crisis else days
        list_of = Counter(t.jeugdige.gemeente for t in kind if t.verzocht_op <= peil < t.start)
        for gemeente, number in [(None, sum(list_of.values())), *sorted(list_of.items())]:
            yield {
                "gemeente_code": gemeente, "crisis": crisis, "aantal_wachtenden": number,
                "gemiddelde_wachttijd_dagen": f"{wait * 1.2:.1f}", "mediane_wachttijd_dagen": wait,
            }  # fmt: skip
