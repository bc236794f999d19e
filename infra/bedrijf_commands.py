"""`jeugd quarantaine`, `backup`, `herstel`, `docs`: one function per subcommand, no logic."""

import os
from pathlib import Path
from typing import Annotated

import typer

from ingest.settings import Settings

bedrijf = typer.Typer()


def instance() -> Settings:
    """The settings of this shell, with a database that answers."""
    from infra.database import prepare

    settings = Settings.from_env(os.environ)
    prepare(settings)
    return settings


@bedrijf.command()
def quarantaine(
    leverancier: Annotated[str, typer.Option(help="Afzender zoals in het bericht (AGB- of CBS-code), of onbekend.")],
    naar: Annotated[Path | None, typer.Option(help="Schrijf de lijst in dit bestand (.xlsx of .csv).")] = None,
    namen: Annotated[
        bool, typer.Option("--namen", help="Toon hoe de bestanden heetten (archiefsleutel nodig).")
    ] = False,
) -> None:
    """Toon of schrijf de herstellijst van één leverancier, zonder BSN, om hem te sturen."""
    from infra.bedrijf_report import show_repairs
    from publish.quarantaine import file_names, repair_list, write_list

    settings = instance()
    rows = repair_list(leverancier, settings)
    for levering, naam in file_names(leverancier, settings) if namen else ():
        typer.echo(f"{levering}  {naam}")
    if naar:
        write_list(rows, naar)
        typer.echo(naar)
    else:
        show_repairs(rows)


@bedrijf.command()
def backup(
    naar: Annotated[Path, typer.Argument(help="Map voor de reservekopie, buiten JEUGD_HOME.")],
) -> None:
    """Maak een reservekopie: database (versleuteld) en bestanden. De sleutels bewaart u apart."""
    from infra.backup import backup as make_backup

    done = make_backup(naar, instance())
    typer.echo(f"{done['database_bytes']} bytes database, {done['nieuwe_bestanden']} bestanden, {done['seconden']} s")


@bedrijf.command()
def herstel(
    uit: Annotated[
        Path | None, typer.Argument(help="Map van de reservekopie; leeg = speel het archief opnieuw af.")
    ] = None,
) -> None:
    """Vul een lege instantie uit een reservekopie, of uit alleen het archief (daarna: bouwen en publiceren)."""
    from infra.backup import replay, restore

    settings = instance()
    done = restore(uit, settings) if uit else replay(settings)
    typer.echo(f"{done['leveringen']} leveringen terug in {done['seconden']} s")


@bedrijf.command()
def docs() -> None:
    """Schrijf één pagina met elk model, elke kolom en hoe zij samenhangen; zij opent zonder internet."""
    from dbt_project.docs import write_docs

    typer.echo(write_docs(instance()))
