"""Population + a plan of drawing -> a sample in the register; and the same draw again, to prove it."""

import statistics
from collections import defaultdict

from analyse.steekproef import register
from analyse.steekproef.omvang import Laag, omvang_hypergeometrisch, omvang_mus, verdeel_neyman
from analyse.steekproef.opzet import METHODEN, Kader, Opzet
from analyse.steekproef.populatie import Populatie, freeze
from analyse.steekproef.trekking import Getrokken, trek_aselect, trek_gestratificeerd, trek_mus
from ingest.errors import Stop
from ingest.settings import Settings


def draw(naam: str, kader: Kader, opzet: Opzet, settings: Settings, *, door: str) -> register.Steekproef:
    """Draw a sample and record it under a name; Stop when that name was used or the plan cannot be drawn."""
    if opzet.methode not in METHODEN or not opzet.zaad:
        raise Stop(f"Kies een methode ({', '.join(METHODEN)}) en geef een zaad, zoals 2024-declaraties-1.")
    population = freeze(kader, settings)
    drawn, size, parts = drawn_from(population, opzet)
    register.record(naam, kader, opzet, population, (drawn, size, parts), settings, door=door)
    return register.read(naam, settings)


def drawn_from(population: Populatie, opzet: Opzet) -> tuple[list[Getrokken], int, dict[str, dict[str, int]]]:
    """(drawn posten, planned size, per stratum posten, how many are drawn, largest in cents)."""
    posten = [saldo.post for saldo in population.posten]
    size = min(opzet.omvang or planned_size(opzet, len(posten)), len(posten))
    amounts: dict[str, list[int]] = defaultdict(list)
    for post in posten:
        amounts[post.laag if opzet.methode == "gestratificeerd" else "alles"].append(post.centen)
    if opzet.methode == "gestratificeerd":
        lagen = {name: Laag(len(cents), statistics.pstdev(cents)) for name, cents in sorted(amounts.items())}
        parts = verdeel_neyman(lagen, size)
        drawn = trek_gestratificeerd(posten, parts, opzet.zaad)
    else:
        drawn = (trek_mus if opzet.methode == "mus" else trek_aselect)(posten, size, opzet.zaad)
        parts = {"alles": len(drawn)}
    return (
        drawn,
        size,
        {
            name: {"posten": len(amounts[name]), "getrokken": number, "grootste": max(amounts[name])}
            for name, number in parts.items()
        },
    )


def planned_size(opzet: Opzet, posten: int) -> int:
    """The size that follows from the plan; an estimate has no such size, so it must be given."""
    if opzet.methode == "mus":
        return omvang_mus(opzet.materialiteit, opzet.zekerheid, opzet.fouten)
    if opzet.methode == "attributen":
        return omvang_hypergeometrisch(posten, opzet.materialiteit, opzet.zekerheid, opzet.fouten)
    raise Stop(f"Geef de omvang van een {opzet.methode} getrokken steekproef.")


def draw_again(naam: str, settings: Settings) -> list[str]:
    """Freeze and draw once more; what differs from the register, in Dutch. Nothing is the proof.

    After an erasure fingerprint and draw cannot be made again: then the totals and every drawn post are compared.
    """
    kept = register.read(naam, settings)
    population = freeze(kept.kader, settings)
    if register.erased_posten(naam, settings):
        return compare_after_erasure(kept, population)
    if population.sha256 != kept.populatie_sha256:
        return [f"de populatie is niet die van toen: {population.sha256[:12]}, was {kept.populatie_sha256[:12]}"]
    drawn, _, _ = drawn_from(population, kept.opzet)
    now = {one.rang: one.post.sleutel for one in drawn}
    then = {post.rang: post.sleutel for post in kept.posten}
    return [
        f"rang {rang}: {now.get(rang, 'niets')[:12]}, was {then.get(rang, 'niets')[:12]}"
        for rang in sorted(now.keys() | then.keys())
        if now.get(rang) != then.get(rang)
    ]


def compare_after_erasure(kept: register.Steekproef, population: Populatie) -> list[str]:
    """What differs in the totals of the population, or in the amount of a drawn post."""
    then = (kept.aantal_posten, kept.eurocent, kept.nul_posten, kept.negatief_posten, kept.negatief_eurocent)
    now = (len(population.posten), population.centen, population.nul_posten, population.negatief_posten,
           population.negatief_centen)  # fmt: skip
    cents = {saldo.sleutel: saldo.centen for saldo in population.posten}
    return [
        *([f"de totalen van de populatie zijn niet die van toen: {now}, was {then}"] if now != then else []),
        *(
            f"rang {post.rang}: {cents.get(post.sleutel, 'geen post')} eurocent, was {100 * post.bedrag:.0f}"
            for post in kept.posten
            if cents.get(post.sleutel) != 100 * post.bedrag
        ),
    ]


def proven(naam: str, settings: Settings) -> str:
    """What it means, in Dutch, that draw_again found no difference."""
    erased = register.erased_posten(naam, settings)
    if not erased:
        return "Dezelfde populatie en dezelfde posten."
    return (
        f"Sinds de trekking kregen {erased} posten een nieuwe sleutel omdat een persoon is gewist: de SHA-256 en de"
        " loting van toen zijn niet over te doen. De totalen en elke getrokken post zijn dezelfde."
    )
