"""`jeugd prognose …`: one function per subcommand. `context.obj()` gives the instance."""

import typer

prognose = typer.Typer(no_args_is_help=True, help="Verwachtingen: nog te declareren (IBNR), prognose, begroting.")


@prognose.command()
def bereken(context: typer.Context) -> None:
    """Bereken de vintage van deze maand uit de marts; opnieuw verandert niets. Daarna `jeugd build` en `publish`."""
    from analyse.prognose.bereken import bereken as compute

    done = compute(context.obj())
    said = done.reden or f"{done.rijen} rijen, bekend tot en met {done.vintage.tot_en_met:%Y-%m}"
    typer.echo(f"Vintage {done.vintage.vintage:%Y-%m}: {said}")


@prognose.command()
def toon(context: typer.Context) -> None:
    """Toon van de nieuwste vintage de jaren van de regio, de gekozen modellen en hun fout."""
    from analyse.prognose.overzicht import show

    show(context.obj())
