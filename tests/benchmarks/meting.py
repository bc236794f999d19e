"""One measurement in a process of its own: `python -m tests.benchmarks.meting METHOD HOME FILES...` prints JSON."""

import json
import multiprocessing
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


def cpu_of_all(settings: Settings) -> float:
    """Seconds of CPU so far of this process, its workers and the database server; of nobody else on the machine."""
    server = int((settings.home / "postgres" / "postmaster.pid").read_text(encoding="ascii").split()[0])
    backends = Path(f"/proc/{server}/task/{server}/children").read_text(encoding="ascii").split()
    mine = [os.getpid(), *(worker.pid for worker in multiprocessing.active_children())]
    return sum(map(cpu_of, [*mine, server, *map(int, backends)]))


def cpu_of(pid: int) -> float:
    """Seconds of CPU of one process, with those of its children that have ended; 0 when it just ended itself."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def peak_memory() -> int:
    """MiB that this program itself had in use at most; ru_maxrss would begin with that of whoever started it."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) // 1024
    raise RuntimeError("the memory of a process can be measured on Linux only")


if __name__ == "__main__":
    main()
