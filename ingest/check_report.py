"""Outcomes -> what a supplier reads on screen, the JSON lines a program reads, and the totals of a run."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from ingest.check_outcome import Outcome
from ingest.errors import Finding

ON_SCREEN = 20  # findings per message
SHOWN_STEPS = 2  # of an element path on screen; JSON and the workbook have all of it


class Screen(Console):
    """A console that does not decide what a reader who stops reading means for the exit code."""

    def on_broken_pipe(self) -> None:
        """Left to who shows the verdicts."""
        raise


def console_on(stream: TextIO) -> Console:
    """A console that prints text as it is: a file name is no markup and a number needs no colour."""
    return Screen(file=stream, highlight=False, markup=False, emoji=False)


def show(outcome: Outcome, console: Console) -> None:
    """One line for a good message, a line and a table for one with findings."""
    kind = " ".join(part for part in (outcome.bericht, outcome.release) if part)
    name = f"{outcome.bestand}: " + (f"{kind}: " if kind else "")
    if not outcome.findings:
        say(console, f"{name}goed, {outcome.rijen} {'regel' if outcome.rijen == 1 else 'regels'}", "green")
        return
    count = len(outcome.findings)
    verdict = "geweigerd" if outcome.is_judged else "niet gecontroleerd"
    say(console, f"{name}{verdict}, {count} {'bevinding' if count == 1 else 'bevindingen'}", "red")
    console.print(findings_table(outcome.findings[:ON_SCREEN]))
    if count > ON_SCREEN:
        say(console, f"en nog {count - ON_SCREEN}: gebruik --excel of --json om alles te zien")


def say(console: Console, line: str, style: str = "") -> None:
    """A line that stays one line when a program reads it; a person's terminal folds it."""
    console.print(Text(line, style=style), soft_wrap=not console.is_terminal)


def findings_table(findings: list[Finding]) -> Table:
    """What is wrong, where, and what to do; fits in 80 columns."""
    table = Table(box=SIMPLE_HEAD, padding=(0, 1), show_edge=False)
    table.add_column("code", no_wrap=True)
    table.add_column("waar", overflow="fold", max_width=28)
    table.add_column("wat is er, en wat te doen", overflow="fold", ratio=1)
    for number, finding in enumerate(findings, start=1):
        advice = Text(finding.wat_te_doen, style="bold")
        table.add_row(finding.code, place(finding), Group(finding.melding, advice), end_section=number == len(findings))
    return table


def place(finding: Finding) -> str:
    """Line, consequence, the end of the element path and the keys, as far as they are known."""
    steps = finding.element.split("/")
    path = "/".join(steps[-SHOWN_STEPS:]) if len(steps) > SHOWN_STEPS else finding.element
    known = (
        f"regel {finding.regelnummer}" if finding.regelnummer is not None else "",
        f"niveau {finding.niveau}" + (f", retour {finding.retourcode}" if finding.retourcode else "")
        if finding.niveau
        else "",
        path,
        f"toewijzing {finding.toewijzingnummer}" if finding.toewijzingnummer else "",
        f"referentie {finding.referentienummer}" if finding.referentienummer else "",
    )
    return "\n".join(part for part in known if part)


def as_lines(outcome: Outcome) -> str:
    """One JSON object per finding, each on a line of its own; a good message gives none."""
    return "".join(f"{json.dumps(record, ensure_ascii=False)}\n" for record in records(outcome))


def records(outcome: Outcome) -> Iterator[dict[str, object]]:
    """The findings of one message with the keys that programs rely on; None for what is not known."""
    for finding in outcome.findings:
        known = {
            "bestand": outcome.bestand,
            "bericht": outcome.bericht,
            "release": outcome.release,
            "niveau": finding.niveau,
            "regel": finding.code,
            "retourcode": finding.retourcode,
            "pad": finding.element,
            "regelnummer": finding.regelnummer,
            "melding": finding.melding,
            "wat_te_doen": finding.wat_te_doen,
            "gemeente": outcome.gemeente,
            "aanbieder": outcome.aanbieder,
            "toewijzingnummer": finding.toewijzingnummer,
            "referentienummer": finding.referentienummer,
        }
        yield {name: None if value == "" else value for name, value in known.items()}


@dataclass
class Totals:
    """What a run found. The findings themselves are kept only for a workbook."""

    keep: bool
    messages: int = 0
    refused: int = 0
    unread: int = 0
    findings: int = 0
    records: list[dict[str, object]] = field(default_factory=list)
    files_per_rule: Counter[str] = field(default_factory=Counter)

    def add(self, outcome: Outcome) -> None:
        """Count one message."""
        self.messages += 1
        self.refused += outcome.exit_code == 1
        self.unread += outcome.exit_code == 2
        self.findings += len(outcome.findings)
        self.files_per_rule.update({finding.code for finding in outcome.findings})
        if self.keep:
            self.records += records(outcome)

    @property
    def exit_code(self) -> int:
        """0 all good, 1 findings, 2 when something could not be read or there was nothing to read."""
        return 2 if self.unread or not self.messages else int(self.refused > 0)

    @property
    def good(self) -> int:
        """Messages without a finding."""
        return self.messages - self.refused - self.unread

    @property
    def sentence(self) -> str:
        """The last line of a run."""
        kinds = f"{self.good} goed, {self.refused} geweigerd, {self.unread} niet gecontroleerd"
        return f"Berichten: {self.messages}; {kinds}; bevindingen: {self.findings}."
