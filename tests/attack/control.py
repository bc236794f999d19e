"""Every attack has a control: with what stops it taken away, the same attack by the same role succeeds."""

from ingest.settings import Settings
from tests.attack import world
from tests.attack.attempt import Attack, filled, succeeds
from tests.attack.reading import READING
from tests.attack.writing import WRITING

ATTACKS = {attack.name: attack for attack in READING + WRITING}
ROLE = "gemeente_0505"


def caught(attack: Attack, target: Settings) -> bool:
    """Weaken a copy, attack, and make it whole again; an attack that changes views needs a copy of its own.

    True when the attack succeeded while the copy was weak, and no longer afterwards.
    """
    if not attack.apart:
        return weak_and_whole(attack, target)
    with world.copy(target) as apart:
        return weak(attack, apart)


def weak(attack: Attack, settings: Settings) -> bool:
    """Whether it succeeds where what stops it is gone."""
    attacker = world.attacker(ROLE, "gemeente", settings)
    world.as_superuser(settings, filled(attack.weaken, attacker.names | {"database": settings.pg_database}))
    return succeeds(attack, attacker, settings)


def weak_and_whole(attack: Attack, settings: Settings) -> bool:
    """The same, after which it must fail again: so the next control starts from a sound copy."""
    attacker = world.attacker(ROLE, "gemeente", settings)
    try:
        won = weak(attack, settings)
    finally:
        world.as_superuser(settings, filled(attack.restore, attacker.names | {"database": settings.pg_database}))
        world.normal_again(attacker, settings)
    return won and not succeeds(attack, attacker, settings)
