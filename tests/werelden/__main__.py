"""make werelden [N=500]: the same deliveries in N worlds, each in its own order; prints what the marts make of them."""

import sys
import tempfile
import time
from pathlib import Path

from infra import database, postgres
from ingest.settings import Settings
from tests.werelden.proef import WORLDS, run


def main(number: int) -> int:
    """Run in a throw-away Postgres; the exit code says whether all worlds are the same."""
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        settings = Settings.from_env({"JEUGD_HOME": str(Path(temporary) / "home")})
        database.prepare(settings, durable=False)
        try:
            outcome = run(settings, number)
        finally:
            postgres.stop(settings, "immediate")
    for error in outcome.errors[:20]:
        sys.stdout.write(f"{error}\n")
    sys.stdout.write(f"{outcome.line()}, {time.monotonic() - started:.0f} s\n")
    return 1 if outcome.errors else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else WORLDS))
