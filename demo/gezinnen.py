"""Stories about gezinnen: one plan and one regisseur, or not; old casussen without kerntaken. With the truth.

gezinnen.csv: the signals that must be found, and no others. registratie.csv: casussen that began,
per gemeente and half-year, and how many of them have a kerntaak; before 2017-09-01 nobody registered any.
"""

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from demo.calendar import Window, half_year
from demo.deliveries import Box
from demo.parameters import gemeenten
from demo.registrations import Register, numbers

if TYPE_CHECKING:
    from demo.sjt import Casus

SINCE = date(2017, 9, 1)
SECOND = "PRO-TWEEDE"
Story = tuple[str, str, str, str]  # team, gezin_id, signaal, gemeente


def plant(registers: Mapping[str, Register], made: Sequence["Casus"], window: Window) -> list[Story]:
    """Note the stories down; returns what must be found. Without enough long casussen there are fewer stories."""
    for team, nummer in zip(sorted(registers)[:2], numbers("OUD"), strict=False):
        without_kerntaak(registers[team], nummer, window)
    planted: list[Story] = []
    long = (one for one in made if one.eerste and window.first <= one.start <= one.stop - timedelta(days=60))
    long = (one for one in long if one.stop <= window.end)
    tellers = (two_plans, two_regisseurs, regisseur_handed_over, team_elsewhere)
    for tell, casus in zip(tellers, long, strict=False):
        planted += [(casus.team, casus.gezin, signaal, casus.kind.gemeente) for signaal in tell(registers, casus)]
    return planted


def plan(casus: "Casus", **values: object) -> dict[str, object]:
    """A row of plannen that holds from a month after the start until the end of the casus."""
    begin = casus.start + timedelta(days=25)
    row = {"plan_id": f"PLAN-{casus.nummer}", "gezin_id": casus.gezin, "versie": 2, "familiegroepsplan": False}
    return {**row, "regisseur_professional_id": SECOND, "datum_start": begin, "datum_einde": casus.stop, **values}


def two_plans(registers: Mapping[str, Register], casus: "Casus") -> tuple[str, ...]:
    """A second plan beside the first, with another regisseur."""
    registers[casus.team].note(casus.stop, "plannen", **plan(casus, plan_id=f"PLAN-{casus.nummer}-B", versie=1))
    return "twee_open_plannen", "twee_regisseurs"


def two_regisseurs(registers: Mapping[str, Register], casus: "Casus") -> tuple[str, ...]:
    """A second version of the plan while the first one says that it goes on until the end."""
    registers[casus.team].note(casus.stop, "plannen", **plan(casus))
    return ("twee_regisseurs",)


def regisseur_handed_over(registers: Mapping[str, Register], casus: "Casus") -> tuple[str, ...]:
    """The good neighbour: the plan has another regisseur from the day after the first one stopped."""
    first = next(row for _, entity, row in registers[casus.team].events
                 if entity == "plannen" and row["plan_id"] == f"PLAN-{casus.nummer}")  # fmt: skip
    ended = first | {"datum_einde": (casus.start + timedelta(days=24)).isoformat()}
    registers[casus.team].note(casus.stop, "plannen", **ended)
    registers[casus.team].note(casus.stop, "plannen", **plan(casus))
    return ()


def team_elsewhere(registers: Mapping[str, Register], casus: "Casus") -> tuple[str, ...]:
    """A casus of the same gezin in a gemeente that the team does not work for."""
    wrong = next(one.code for one in gemeenten() if one.code != casus.kind.gemeente)
    last = [row for _, entity, row in registers[casus.team].events
            if entity == "casussen" and row["casus_id"] == casus.nummer][-1]  # fmt: skip
    extra = last | {"casus_id": f"{casus.nummer}-X", "gemeente_code": wrong}
    registers[casus.team].note(casus.stop, "casussen", **extra)
    return ("team_andere_gemeente",)


def without_kerntaak(register: Register, nummer: str, window: Window) -> None:
    """A casus of before the registration of kerntaken, and one of now of which somebody forgot them."""
    for kind, start in (("A", date(2017, 3, 6)), ("B", window.first + timedelta(days=9))):
        register.note(
            start, "casussen", casus_id=f"{nummer}{kind}", gezin_id=f"GEZ-{nummer}{kind}", team_id=register.afzender,
            gemeente_code=register.afzender[4:8], datum_aanmelding=start - timedelta(days=5), aanmeldroute="SCHOOL",
            datum_start=start, status="ACTIEF",
        )  # fmt: skip


def write_truth(box: Box, stories: Sequence[Story], made: Sequence["Casus"], window: Window) -> None:
    """Both truth files, and a row in waarheid.csv per signal, by the last zip of the team."""
    with (box.folder / "gezinnen.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("team", "gezin_id", "signaal", "gemeente_code"))
        writer.writerows(sorted(stories))
    for team, gezin, signaal, _ in stories:
        last = max((d for d in box.of("sjt") if f"_{team}_" in d.path.name), key=lambda d: d.op)
        box.fault(last, gezin, "registratie van het gezin klopt niet", signaal)
    begun = Counter((one.kind.gemeente, half_year(one.start)) for one in made if one.start <= window.end)
    with (box.folder / "registratie.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("gemeente_code", "halfjaar", "casussen_met_kerntaak"))
        writer.writerows((*key, number) for key, number in sorted(begun.items()))
