"""The canaries through the whole line: loaded, built and published by Airflow, drawn, sent to Metabase, backed up."""

import json
import os
from pathlib import Path

from infra import airflow, postgres
from ingest.settings import Settings
from publish.metabase.address import target_of
from publish.metabase.gateway import MetabaseGateway
from publish.metabase.provision import apply
from tests.attack import canary_tour
from tests.attack.canaries import Canaries
from tests.attack.canary_deliveries import deliveries
from tests.publish.metabase.fake_server import KEY, running

MUST_RUN = {"load_ijw", "load_sjt", "load_gi", "load_huisarts", "build", "analyse", "publish", "rapport"}


def run(folder: Path) -> tuple[int, dict[str, object]]:
    """Everything in a new instance below a folder; returns (files offered, what is left, also of steps that failed)."""
    settings, supplier = canary_tour.instance_in(folder), folder / "leverancier"
    os.environ |= {"TMPDIR": str(settings.home / "tijdelijk"), "JEUGD_CODE_VERSION": "kanarie"}
    found: dict[str, object] = {}
    try:
        offered = list(deliveries(whole=True))
        canary_tour.offer(offered, settings, supplier)
        if not all(canary_tour.stumbling(settings).values()):
            found["stumbled over nothing"] = True
        if stopped := line(settings):
            return len(offered), found | stopped
        looked = canary_tour.looking(settings, supplier) | {"dashboards": canary_tour.jeugd(settings, "dashboards")}
        asked = canary_tour.rights(settings)
        wrong = {name for name, code in (looked | asked).items() if code} ^ (canary_tour.LOOKED | canary_tour.REFUSED)
        sent = sent_to_metabase(settings, folder / "metabase")
        found |= {"commands": wrong} if wrong else {}
        found |= {"sent to Metabase": sent} if sent else {}
        found |= canary_tour.left(settings, supplier)
    finally:
        postgres.stop(settings, "immediate")
    return len(offered), found


def line(settings: Settings) -> dict[str, object]:
    """Load, build, publish and draw on Airflow; what kept it from doing so."""
    ran: set[str] = set()
    try:
        ran |= {run.dag_id for run in airflow.run_line(settings) if run.state == "success"}
    except RuntimeError:
        return {"the line": (settings.logs / "dags.log").read_text(encoding="utf-8")[-2000:]}
    return {"did not run": MUST_RUN - ran} if MUST_RUN - ran else {}


def sent_to_metabase(settings: Settings, folder: Path) -> dict[str, set[str]]:
    """Canaries in what Metabase gets to know, the passwords of the connections apart: those it needs."""
    with running() as server:
        lines = apply(MetabaseGateway(server.url, KEY, wait=lambda seconds: None), target_of(settings, {}), print_less)
        folder.mkdir()
        (folder / "verzoeken.json").write_text(json.dumps([body for *_, body in server.requests]), encoding="utf-8")
    secrets = set(Canaries.of(settings).plainly("\n".join(map(str, lines)).encode()))
    return Canaries.of().in_folder(folder) | ({"plan": secrets} if secrets else {})


def print_less(change) -> None:
    """What changes is of no interest here."""
