"""Run a loader in a process of its own under strace, and kill it at exactly the system call we want.

The process is forked from this one, in which every library is loaded already. So all calls that are counted are calls
of the loader, the same ones in every run, and one experiment costs a fraction of a second.
"""

import os
import re
import signal
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

CALL = re.compile(r"^(\d+)\s+(\w+)\(")
CLASSES = "%file,%desc,%network"  # every call with a path, a file descriptor or a socket
SOCKET = "<socket:["
Point = tuple[str, int]  # name of the call, and its how-manieth invocation


def run(work: Callable[[], object], log: Path) -> int:
    """Run to the end without strace; the exit code."""
    pid = fork(work, log)
    os.kill(pid, signal.SIGUSR1)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def points_of(work: Callable[[], object], home: Path, log: Path) -> list[Point]:
    """Every call on the database or on a file of the instance that an undisturbed run makes, in order."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", errors="replace") as trace:
        code = traced(work, log, ["-y", "-e", f"trace={CLASSES}", "-o", trace.name])
        if code != 0:
            raise RuntimeError(f"the undisturbed run failed: {log.read_text(encoding='utf-8')[-2000:]}")
        return list(relevant(trace, home))


def relevant(trace: Iterable[str], home: Path) -> Iterator[Point]:
    """The calls in a trace that touch the instance. They must come from one thread: strace counts per thread."""
    seen: Counter[tuple[str, str]] = Counter()
    threads = set()
    for line in trace:
        if match := CALL.match(line):
            thread, name = match.groups()
            seen[thread, name] += 1
            if str(home) in line or SOCKET in line:
                threads.add(thread)
                yield name, seen[thread, name]
    if len(threads) > 1:
        raise RuntimeError("the loader touches its files from more than one thread; kills would miss calls")


def killed_at(point: Point, work: Callable[[], object], log: Path) -> bool:
    """Run and kill on entry of this call; False when the run ended before it came so far."""
    name, number = point
    inject = f"inject={name}:signal=SIGKILL:when={number}"
    code = traced(work, log, ["-e", f"trace={name}", "-e", inject, "-o", os.devnull])
    return code == -signal.SIGKILL


def traced(work: Callable[[], object], log: Path, options: list[str]) -> int:
    """Run under strace; the exit code, negative for a signal."""
    pid = fork(work, log)
    with subprocess.Popen(["strace", "-f", "-p", str(pid), *options], stderr=subprocess.PIPE, text=True) as strace:
        attached = strace.stderr.readline()
        if "attached" not in attached:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise RuntimeError(f"strace cannot follow a process here: {attached.strip()}")
        os.kill(pid, signal.SIGUSR1)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        strace.stderr.read()
    return code


def fork(work: Callable[[], object], log: Path) -> int:
    """A process that waits for SIGUSR1 and then does the work; its exit code says whether that succeeded."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(descriptor, 1)
        os.dup2(descriptor, 2)
        signal.sigwait({signal.SIGUSR1})
        work()
        code = 0
    except BaseException as error:
        os.write(2, f"{type(error).__name__}: {error}\n".encode())
    finally:
        os._exit(code)
