"""`jeugd duiding` and `jeugd vaststellen`: one function per subcommand, no logic. `context.obj()`: the instance."""

import os
from pathlib import Path
from typing import Annotated

import typer

from ingest.masking import without_bsn

duiding = typer.Typer(no_args_is_help=True, help="Teksten bij de cijfers: lege maken, controleren, laden.")
vaststellen = typer.Typer(no_args_is_help=True, help="Een rapportage vrijgeven: twee handtekeningen, of intrekken.")
GROUPS = {"duiding": duiding, "vaststellen": vaststellen}
Gemeente = Annotated[str, typer.Option(help="CBS-code van de gemeente.")]
Periode = Annotated[str, typer.Option(help="Halfjaar, zoals 2024-H1.")]
Login = Annotated[str, typer.Option(help="Uw persoonlijke login in de rol soj.")]
Publicatie = Annotated[int, typer.Option(help="Nummer van de publicatie; standaard de huidige.")]
Map = Annotated[Path | None, typer.Option("--map", help="Map met teksten; standaard `duiding` van deze instantie.")]


@duiding.command()
def nieuw(
    context: typer.Context,
    periode: Periode,
    auteur: Annotated[str, typer.Option(help="Wie de teksten schrijft.", callback=without_bsn)],
    gemeente: Annotated[str, typer.Option(help="Alleen deze gemeente (CBS-code).")] = "",
) -> None:
    """Maak een lege tekst voor elk cijfer dat uitleg vraagt: grote verandering, of kwaliteit onder de norm."""
    from publish.duiding_nieuw import write_skeletons

    for path in write_skeletons(periode, context.obj(), gemeente=gemeente, auteur=auteur):
        typer.echo(path)


@duiding.command()
def controleer(map_: Map = None) -> None:
    """Controleer de teksten, zonder database. Exitcode 1 als er bevindingen zijn."""
    from ingest.settings import Settings
    from publish.duiding import line
    from publish.duiding_bestand import folder_of, read_all

    settings = Settings.from_env(os.environ)
    teksten, found = read_all(map_ or folder_of(settings), settings)
    for finding in found:
        typer.echo(line(finding))
    typer.echo(f"{len(teksten)} teksten gelezen, {len(found)} bevindingen.")
    raise typer.Exit(1 if found else 0)


@duiding.command()
def laad(context: typer.Context, map_: Map = None) -> None:
    """Laad de teksten als nieuwe versies; bij één bevinding wordt niets geladen."""
    from publish.duiding import load
    from publish.duiding_bestand import folder_of

    settings = context.obj()
    new, known = load(map_ or folder_of(settings), settings)
    typer.echo(f"{new} nieuwe versies, {known} al bekend.")


@vaststellen.command()
def bezwaren(context: typer.Context, gemeente: Gemeente, periode: Periode, publicatie: Publicatie = 0) -> None:
    """Toon wat vaststellen in de weg staat. Exitcode 1 als er iets is."""
    from publish.vaststelling import edition, objections

    settings = context.obj()
    found = objections(edition(gemeente, periode, settings, publicatie), settings)
    for row in found:
        typer.echo(" ".join(part for part in row if part))
    typer.echo(f"{len(found)} bezwaren.")
    raise typer.Exit(1 if found else 0)


@vaststellen.command()
def afstemmen(
    context: typer.Context, gemeente: Gemeente, periode: Periode, login: Login, publicatie: Publicatie = 0
) -> None:
    """Eerste handtekening: cijfers en duiding zijn afgestemd. Zet de publicatie vast."""
    from publish.vaststelling import agree, edition

    settings = context.obj()
    agree(edition(gemeente, periode, settings, publicatie), login, settings)
    typer.echo("Afgestemd; een ander stelt vast met `jeugd vaststellen tekenen`.")


@vaststellen.command()
def tekenen(
    context: typer.Context, gemeente: Gemeente, periode: Periode, login: Login, publicatie: Publicatie = 0
) -> None:
    """Tweede handtekening, van een ander, onder dezelfde bestanden en teksten: vastgesteld."""
    from publish.vaststelling import edition, release

    settings = context.obj()
    release(edition(gemeente, periode, settings, publicatie), login, settings)
    typer.echo("Vastgesteld.")


@vaststellen.command()
def intrekken(
    context: typer.Context,
    gemeente: Gemeente,
    periode: Periode,
    login: Login,
    reden: Annotated[str, typer.Option(help="Waarom; ten minste tien tekens.", callback=without_bsn)],
    publicatie: Publicatie = 0,
) -> None:
    """Trek een handtekening of een vastgestelde rapportage in; de editie is weer concept."""
    from publish.vaststelling import edition, take_back

    settings = context.obj()
    take_back(edition(gemeente, periode, settings, publicatie), login, reden, settings)
    typer.echo("Ingetrokken.")


@vaststellen.command()
def lijst(context: typer.Context) -> None:
    """Toon elke editie waaronder is getekend: status, sinds wanneer, door wie."""
    from publish.vaststelling import editions

    for number, gemeente, periode, status, since, first, last in editions(context.obj()):
        typer.echo(f"{number} {gemeente} {periode}: {status} sinds {since:%Y-%m-%d %H:%M} ({first or last}, {last})")
