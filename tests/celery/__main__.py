"""make celery [N=jeugdigen]: load with Celery and a killed worker, compare with LocalExecutor; writes resultaat.md."""

import sys
import tempfile
from importlib import import_module
from pathlib import Path

from demo.region import make_deliveries
from tests.celery import opstelling, proef

JEUGDIGEN = 1500
REPORT = Path(__file__).with_name("resultaat.md")
TEXT = """# Celery: gemeten uitkomst

`make celery`: dezelfde {files} bestanden twee keer geladen met `load_ijw`, op één machine. Bij Celery (Redis, twee
werkers met elk twee taken tegelijk) kreeg de werker die als eerste in een laadtransactie werd gezien SIGKILL, met al
zijn {killed} processen.

| | LocalExecutor | Celery, werker gedood |
|---|---|---|
| run | {one.state} | {two.state} |
| geladen, quarantaine, genegeerd | {counts_one} | {counts_two} |
| rijen in raw | {rows_one} | {rows_two} |
| taken die vaker dan één keer zijn geprobeerd | {again_one} | {again_two} |
| seconden | {one.seconds:.0f} | {two.seconds:.0f} |

Tabellen in raw met een verschil (elke kolom behalve `delivery_id`): {different}. Van de tijd met Celery is ruim vijf
minuten wachten: {wait} seconden tot de planner de werker mist (proefinstelling; standaard 300) en dan de vijf minuten
die elke DAG wacht voor een nieuwe poging.
"""


def main(jeugdigen: int) -> int:
    """Zero when nothing was lost or doubled, and the kill really hit a load."""
    import_module("airflow.providers.celery.executors.celery_executor")  # fails here, not in a log that is thrown away
    with tempfile.TemporaryDirectory(prefix="jeugd-celery-") as temporary:
        folder = Path(temporary)
        make_deliveries(folder / "leveringen", jeugdigen=jeugdigen)
        files = folder / "leveringen" / "ijw"
        with opstelling.instance(folder / "celery", folder / "sleutels") as settings:
            two = proef.celery(settings, files)
        with opstelling.instance(folder / "lokaal", folder / "sleutels") as settings:
            one = proef.local(settings, files)
        offered = len(list(files.iterdir()))
    faults = judge(one, two, offered)
    if not faults:
        REPORT.write_text(report(one, two, offered), encoding="utf-8")
    sys.stdout.write("\n".join([*faults, report(one, two, offered)]) + "\n")
    return 1 if faults else 0


def judge(one: proef.Outcome, two: proef.Outcome, offered: int) -> list[str]:
    """What is wrong; also when the trial did not try what it should."""
    checks = {
        "a run failed": (one.state, two.state) != ("success", "success"),
        "the kill hit no load": not two.killed or not two.again,
        "offered is not loaded + quarantined + ignored": {one.status.total(), two.status.total()} != {offered},
        "another outcome of deliveries": one.status != two.status,
        "raw differs": one.raw != two.raw,
        "raw is empty": not sum(rows for rows, _ in two.raw.values()),
    }
    return [f"FOUT: {what}" for what, is_so in checks.items() if is_so]


def report(one: proef.Outcome, two: proef.Outcome, offered: int) -> str:
    """The page of this trial."""
    return TEXT.format(
        files=offered,
        killed=two.killed,
        one=one,
        two=two,
        counts_one=counts(one),
        counts_two=counts(two),
        rows_one=sum(rows for rows, _ in one.raw.values()),
        rows_two=sum(rows for rows, _ in two.raw.values()),
        again_one=len(one.again),
        again_two=len(two.again),
        different=sum(one.raw[name] != two.raw[name] for name in one.raw),
        wait=opstelling.IMPATIENT["AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT"],
    )


def counts(outcome: proef.Outcome) -> str:
    """Deliveries by outcome."""
    return " + ".join(str(outcome.status[name]) for name in ("geladen", "quarantaine", "genegeerd"))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else JEUGDIGEN))
