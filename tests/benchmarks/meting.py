"""One measurement in a process of its own: `python -m tests.benchmarks.meting METHOD HOME FILES...` prints JSON."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from ingest.settings import PROJECT, Settings


@dataclass(frozen=True)
class Meting:
    """What one method cost; cpu is user and system time of this process, without the server."""

    rows: int
    cpu: float
    wall: float
    rss: int  # MiB, peak

    def cpu_per_row(self) -> float:
        """Microseconds of CPU per prestatie."""
        return self.cpu / self.rows * 1e6

    def wall_per_row(self) -> float:
        """Microseconds of wall time per prestatie."""
        return self.wall / self.rows * 1e6


def measure(method: str, home: Path, files: list[Path]) -> Meting:
    """Run one method in a new process, so that imports and memory of others do not count."""
    command = [sys.executable, "-m", "tests.benchmarks.meting", method, str(home)]
    names = "\n".join(map(str, files))
    done = subprocess.run(command, input=names, stdout=subprocess.PIPE, text=True, check=True, cwd=PROJECT)
    return Meting(**json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """The measured process; a first small run does the imports and compiles what is compiled once."""
    from tests.benchmarks.ours import METHODS

    settings = Settings.from_env({**os.environ, "JEUGD_HOME": sys.argv[2]})
    files = [Path(line) for line in sys.stdin.read().split("\n")]
    method = METHODS[sys.argv[1]]
    if not sys.argv[1].startswith("copy"):
        method([settings.home / "warm.xml"], settings)
    cpu, wall = time.process_time(), time.perf_counter()
    rows = method(files, settings)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    sys.stdout.write(json.dumps({"rows": rows, "cpu": cpu, "wall": wall, "rss": peak_memory()}) + "\n")


def peak_memory() -> int:
    """MiB that this program itself had in use at most; ru_maxrss would begin with that of whoever started it."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    raise RuntimeError("the memory of a process can be measured on Linux only")


if __name__ == "__main__":
    main()
