"""`jeugd metabase …`: begin, plan, apply, verify. Exit code 0: done or nothing to do, 1: stopped, 2: not as agreed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from ingest.errors import Stop

metabase = typer.Typer(no_args_is_help=True, help="Metabase inrichten: verbindingen, groepen, rechten, dashboards.")
STOPPED, DIFFERENT = 1, 2


@metabase.command()
def begin(context: typer.Context) -> None:
    """Maak in een nieuwe Metabase de eerste beheerder en de API-sleutel. Nog eens doen verandert niets."""
    from publish.metabase.begin import begin as open_up

    with stopping():
        for made in open_up(context.obj(), os.environ):
            typer.echo(f"+ {made}")


@metabase.command()
def plan(context: typer.Context) -> None:
    """Toon wat er zou veranderen, zonder iets te veranderen. Exitcode 0: niets, 2: wel iets."""
    from publish.metabase.provision import plan as make_plan

    with connected(context) as (gateway, target):
        changes = make_plan(gateway, target)
        for change in changes:
            typer.echo(change)
    typer.echo(f"{len(changes)} veranderingen.")
    raise typer.Exit(DIFFERENT if changes else 0)


@metabase.command()
def apply(
    context: typer.Context,
    wachtwoorden: Annotated[bool, typer.Option("--wachtwoorden", help="Stuur alle wachtwoorden opnieuw.")] = False,
) -> None:
    """Richt Metabase in. Nog eens doen verandert niets; na een onderbreking gaat het verder."""
    from publish.metabase.provision import apply as make_so

    with connected(context) as (gateway, target):
        changes = make_so(gateway, target, typer.echo, renew=wachtwoorden)
    typer.echo(f"{len(changes)} veranderingen gedaan.")


@metabase.command()
def verify(context: typer.Context) -> None:
    """Controleer dat elke gemeente alleen bij haar eigen cijfers kan. Exitcode 2: niet zoals afgesproken."""
    from publish.metabase.provision import verify as look

    with connected(context) as (gateway, target):
        found = look(gateway, target)
    for line in found:
        typer.echo(line)
    typer.echo(f"{len(found)} afwijkingen.")
    raise typer.Exit(DIFFERENT if found else 0)


@contextmanager
def connected(context: typer.Context) -> Iterator[tuple]:
    """Metabase and the warehouse as the environment says."""
    from publish.metabase.address import connect
    from publish.metabase.provision import untested

    with stopping():
        gateway, target = connect(context.obj(), os.environ)
        if warning := untested(gateway):
            typer.echo(warning, err=True)
        yield gateway, target


@contextmanager
def stopping() -> Iterator[None]:
    """What stops the command is one line and exit code 1."""
    try:
        yield
    except Stop as problem:
        typer.echo(f"jeugd metabase: {problem}", err=True)
        raise typer.Exit(STOPPED) from None
