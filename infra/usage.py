"""What somebody typed wrong after `jeugd`, and the help, in Dutch: Typer, which reads a command, says it in English."""

import re

import typer
from typer import rich_utils

from ingest.errors import Stop
from ingest.masking import printable

ADVICE = "Zie {} --help."
# What Typer says, and what we say instead; a group in the one fills its number in the other.
SENTENCES = (
    (r"No such option: (\S+) \(Possible options: (.*)\)", "De optie {0} bestaat niet; bedoelt u {1}?"),
    (r"No such option: (\S+)", "De optie {0} bestaat niet."),
    (r"No such command '(.*?)'\. Did you mean (.*)\?", "De opdracht {0} bestaat niet; bedoelt u {1}?"),
    (r"No such command '(.*?)'\.", "De opdracht {0} bestaat niet."),
    (r"Missing command\.", "Er ontbreekt een opdracht."),
    (r"Missing argument '(.*)'\.", "Er ontbreekt: {0}."),
    (r"Missing option '(.*)'\.", "De optie {0} ontbreekt."),
    (r"Got unexpected extra argument\(s\) \((.*)\)", "Dit is te veel: {0}."),
    (r"Option '(.*)' requires an argument\.", "Achter de optie {0} hoort een waarde."),
    (r"Option '(.*)' does not take a value\.", "Achter de optie {0} hoort geen waarde."),
    (r"Invalid value for '(.*)': Input should be a valid integer.*", "Bij {0} hoort een geheel getal."),
    (r"Invalid value for '(.*)': Input should be a valid number.*", "Bij {0} hoort een getal, zoals 0.95."),
    (
        r"Invalid value for '(.*)': .* does not match the formats '%Y-%m-%d'\.",
        "Bij {0} hoort een dag, zoals 2024-12-31.",
    ),
    (r"Invalid value for '(.*)': .*'(.*)' is not one of (.*)\.", "Bij {0} hoort niet {1}, maar een van: {2}."),
)
TITLES = {
    "ARGUMENTS_PANEL_TITLE": "Wat erachter komt",
    "OPTIONS_PANEL_TITLE": "Opties",
    "COMMANDS_PANEL_TITLE": "Opdrachten",
    "REQUIRED_LONG_STRING": "[verplicht]",
    "DEFAULT_STRING": "[standaard: {}]",
}


class Formatter(typer.Context.formatter_class):
    """Writes how a command is used."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or "Gebruik: ")


def in_dutch(said: str) -> str:
    """One sentence of Typer in Dutch, a BSN masked; an unknown one stays English."""
    for pattern, sentence in SENTENCES:
        if found := re.fullmatch(pattern, said, re.DOTALL):
            return printable(sentence.format(*(group.replace("'", "") for group in found.groups())))
    return printable(f"Dit klopt niet: {said}")


def run(app: typer.Typer) -> int:
    """Run the command with the words of this shell; the exit code. What the user must do is one line on stderr."""
    for name, title in TITLES.items():
        setattr(rich_utils, name, title)
    command = typer.main.get_command(app)
    command.context_class.formatter_class = Formatter
    explain_in_dutch(command)
    try:
        return command(standalone_mode=False) or 0
    except Stop as problem:
        typer.echo(f"jeugd: {problem}", err=True)
        return 2
    except typer.TyperException as problem:
        if said := problem.format_message():
            context = getattr(problem, "ctx", None)
            path = context.command_path if context else "jeugd"
            typer.echo(f"jeugd: {in_dutch(said)} {ADVICE.format(path)}", err=True)
        return 2
    except typer.Abort:
        typer.echo("jeugd: afgebroken.", err=True)
        return 1


def explain_in_dutch(command: typer.core.TyperCommand | typer.core.TyperGroup) -> None:
    """Say in Dutch what the help of a command, and of those below it, says in English by itself."""
    command.options_metavar = "[OPTIES]"
    command.get_help_option(typer.Context(command)).help = "Toon deze hulp."
    for below in getattr(command, "commands", {}).values():
        command.subcommand_metavar = "OPDRACHT ..."
        explain_in_dutch(below)
