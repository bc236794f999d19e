"""What a region pays for care that nobody declares: an amount per contract, gemeente and year, never a prestatie."""

from collections import Counter
from collections.abc import Iterable, Iterator
from random import Random

from demo.calendar import Window
from demo.parameters import PARAMETERS, aanbieders, tariff_on
from demo.perceel import is_lumpsum, lumpsum_of, perceel_of
from demo.prestaties import delivered
from demo.trajecten import Traject
from demo.zips import Row

Lumpsums = dict[tuple[str, str, str, int], int]  # AGB, perceel, gemeente, year -> eurocents of the window


def lumpsums(trajecten: Iterable[Traject], window: Window, random: Random) -> Lumpsums:
    """What care under a lumpsum costs by tariff, in whole euros: that is what was agreed beforehand."""
    found: Counter = Counter()
    for traject in trajecten:
        for toewijzing in traject.toewijzingen:
            perceel = perceel_of(traject.agb, toewijzing.product.soort)
            if lumpsum_of(perceel) is None:
                continue
            for maand, volume in delivered(traject, toewijzing, window, random):
                if is_lumpsum(perceel, maand):
                    tarief = tariff_on(traject.agb, toewijzing.product.code, maand)
                    cents = volume if tarief is None else volume * tarief
                    found[traject.agb, perceel, traject.jeugdige.gemeente, maand.year] += cents
    return {key: round(cents / 100) * 100 for key, cents in sorted(found.items())}


def contract_id(agb: str, perceel: str) -> str:
    """The contract of the lumpsum: the contract of the perceel, or one of its own where the lumpsum ends."""
    number = next(number for number, one in enumerate(aanbieders(), 1) if one.agb == agb)
    agreed = lumpsum_of(perceel)
    own = "-L" if agreed and agreed["tot"] else ""
    return f"{PARAMETERS['kenmerk']}-{number:03d}-{perceel}{own}"


def rows(agreed: Lumpsums) -> Iterator[Row]:
    """Rows of lumpsums.csv."""
    for number, ((agb, perceel, gemeente, jaar), cents) in enumerate(agreed.items(), 1):
        yield {
            "lumpsum_id": f"L{number:04d}", "contract_id": contract_id(agb, perceel), "jaar": str(jaar),
            "gemeente_code": gemeente, "bedrag_eurocent": str(cents),
        }  # fmt: skip
