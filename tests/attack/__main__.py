"""`python -m tests.attack`: every attack as every role, its control, readers during 24 rounds, canaries everywhere.

The last line is `attacks: <n>, succeeded: <m>, reads: <r>, foreign rows: <f>`.
"""

import sys
import tempfile
from pathlib import Path

from infra import database, postgres
from ingest.settings import Settings
from publish import publication
from publish.gemeenten import REGION, region_gemeenten
from tests.attack import canary_line, polling, together, world
from tests.attack.attempt import succeeds
from tests.attack.canaries import NUMBERS, WORDS
from tests.attack.control import ATTACKS, caught
from tests.attack.sweep import sweep
from tests.publish.marts import make_marts

ROUNDS, READS = 24, 5000
QUESTION = "select count(*) from mart_{own}.fct_kerntaken where jeugdige_id = %s"


def main() -> int:
    """Non-zero when an attack succeeded, a control did not, a reader saw or a search found what it must not."""
    sung = canaried()
    with tempfile.TemporaryDirectory(prefix="jeugd-aanval-") as folder:
        settings = Settings.from_env({"JEUGD_HOME": str(Path(folder) / "home"), "JEUGD_PGDATABASE": "test_aanval"})
        database.prepare(settings, durable=False)
        try:
            codes = [code for gemeente in region_gemeenten(settings) for code in gemeente.codes]
            world.fill(settings, codes)
            attacks, won, reads, foreign = attack(settings)
            weak = controls(settings)
            seen = polled(settings, codes)
        finally:
            postgres.stop(settings, "immediate")
    say(f"attacks: {attacks}, succeeded: {won}, reads: {reads + seen.reads}, foreign rows: {foreign + seen.foreign}")
    wrong = sung or won or foreign or weak or seen.foreign or seen.empty or seen.mixed or seen.errors
    return 1 if wrong or seen.reads < READS else 0


def canaried() -> dict[str, object]:
    """Where a number, a word about a person or a key was found after everything that can be done with them."""
    with tempfile.TemporaryDirectory(prefix="jeugd-kanarie-") as folder:
        offered, found = canary_line.run(Path(folder))
    say(f"canaries: {len(NUMBERS)} numbers, {len(WORDS)} words and every key in {offered} files, found: {found or 0}")
    return found


def attack(settings: Settings) -> tuple[int, int, int, int]:
    """(attacks, succeeded, reads, foreign rows) over all roles."""
    attacks, won, reads, foreign = 1, [], 0, []
    parts = [REGION, *publication.gemeenten(settings)]
    won += [f"shared by {pair}: {columns}" for pair, columns in together.linked(parts, settings).items()]
    for attacker in world.attackers(settings):
        tried = [one for one in ATTACKS.values() if attacker.kind in one.roles]
        won += [f"{one.name} as {attacker.role}" for one in tried if succeeds(one, attacker, settings)]
        won += [f"{attacker.role} enters {name}" for name in together.doors(attacker, settings)]
        attacks += len(tried) + 1
        if attacker.kind == "gemeente":
            probes = [] if attacker.role == "gemeente_0512" else together.victims(settings)
            question = QUESTION.format(own=attacker.names["own"])
            won += [f"plan tells {attacker.role}" for _ in together.tells(attacker, question, probes, settings)]
            attacks += len(probes)
        swept = sweep(attacker, settings)
        reads += swept.reads
        foreign += swept.foreign
        say(f"{attacker.role}: {len(tried)} attacks, {swept.reads} reads, {len(swept.foreign)} foreign")
    for line in won + foreign:
        say(f"  SUCCEEDED {line}")
    return attacks, len(won), reads, len(foreign)


def controls(settings: Settings) -> list[str]:
    """The attacks that do not succeed in a weakened warehouse either: those prove nothing."""
    with world.copy(settings) as target:
        missed = [name for name, one in ATTACKS.items() if not caught(one, target)]
    say(f"controls: {len(ATTACKS)}, succeeded as they must: {len(ATTACKS) - len(missed)} {missed or ''}")
    return missed


def polled(settings: Settings, codes: list[str]) -> polling.Seen:
    """Readers during building and publishing, in a warehouse of its own."""
    with world.empty(settings) as fresh:
        make_marts(fresh, codes)
        seen = polling.poll(fresh, rounds=ROUNDS, reads=READS)
    say(
        f"polling: {seen.reads} reads in {seen.rounds} rounds (each fourth whole, wrong, killed, half built),"
        f" {len(seen.versions)} versions seen, {seen.foreign} foreign, {seen.empty} empty, {seen.mixed} mixed"
    )
    for error in seen.errors:
        say(f"  {error}")
    return seen


def say(line: str) -> None:
    """One line of the report, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
