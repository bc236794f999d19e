"""Kill a loader at every call it makes on the database or on its files, retry, and count what went wrong."""

import os
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest import checks, xml_messages  # noqa: F401 - loaded before the first fork
from ingest.settings import Settings
from tests.ingest.deliveries import gi_zip
from tests.ingest.messages import jw323
from tests.kill import loaders, tracing
from tests.kill.world import World

RETRIES = 3


@dataclass(frozen=True)
class Experiment:
    """A loader, the files it finds, and whether it should come out clean."""

    name: str
    loader: loaders.Loader
    source: str
    files: dict[str, bytes]
    good: bool = True

    def __str__(self) -> str:
        return self.name


@dataclass
class Tally:
    """Outcome of one experiment; `missed` are points the run did not reach, they are no kills and count for nothing."""

    experiment: Experiment
    points: int = 0
    wrong: int = 0
    missed: int = 0
    faults: Counter = field(default_factory=Counter)
    calls: Counter = field(default_factory=Counter)

    @property
    def as_expected(self) -> bool:
        """A good loader is never wrong; a bad one is caught."""
        return self.points > 0 and (self.wrong == 0) == self.experiment.good

    def __str__(self) -> str:
        faults = ", ".join(f"{count} {name}" for name, count in self.faults.most_common()) or "none"
        return f"{self.experiment.name}: {self.points} points, {self.wrong} wrong ({faults}), {self.missed} not reached"


def experiments() -> Iterator[Experiment]:
    """One iJw delivery, one CSV delivery, a batch with all three outcomes; and the loaders that must be caught."""
    message = jw323()
    three = {"goed.xml": message, "nog eens.xml": message, "kapot.xml": message[:-40]}
    yield Experiment("JW323", loaders.good, "ijw", {"bericht.xml": message})
    yield Experiment("GI zip", loaders.good, "gi", {"levering.zip": gi_zip()})
    yield Experiment("loaded, ignored and refused", loaders.good, "ijw", three)
    for bad in (loaders.data_then_mark, loaders.mark_then_data, loaders.move_first):
        yield Experiment(f"bad loader {bad.__name__}", bad, "ijw", {"bericht.xml": message}, good=False)


def conduct(
    experiment: Experiment, settings: Settings, log: Path, every: int = 1, calls: Collection[str] = ()
) -> Tally:
    """Kill at every so-manieth point, of all calls or of the named ones; after each kill retry as Airflow would."""
    os.environ["JEUGD_CODE_VERSION"] = "kill"  # asking git would start a second process
    if experiment.source != "ijw":
        checks.great_expectations()  # seconds of importing, once, here
    world = World(settings, experiment.source, experiment.files)
    tally = Tally(experiment)

    def work() -> None:
        experiment.loader(experiment.source, settings)

    world.reset()
    points = tracing.points_of(work, settings.home, log)
    whole = world.state()
    for point in [one for one in points if not calls or one[0] in calls][::every]:
        world.reset()
        if not tracing.killed_at(point, work, log):
            tally.missed += 1
            continue
        faults = world.faults_now(whole) if experiment.good else []
        faults += retried(work, log) + world.faults_after(whole, archived=experiment.good)
        tally.points += 1
        tally.calls[point[0]] += 1
        tally.wrong += bool(faults)
        tally.faults.update(faults)
    world.reset()
    world.connection.close()
    return tally


def retried(work: Callable[[], object], log: Path) -> list[str]:
    """Run again until it succeeds, as a task with retries does."""
    return [] if any(tracing.run(work, log) == 0 for _ in range(RETRIES)) else ["stuck"]
