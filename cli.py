"""The command `jeugd`: one function per subcommand, no logic."""

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from analyse.commands import GROUPS as ANALYSE
from infra import commands, usage
from infra.bedrijf_commands import bedrijf
from ingest.settings import SOURCES, Settings
from publish.commands import WORKERS, antwoord, cbs, herkomst, publicatie, rapport
from publish.duiding_commands import GROUPS
from publish.metabase.commands import metabase

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
Source = Annotated[StrEnum("Bron", SOURCES) | None, typer.Option("--bron", help="Alleen deze bron.")]


def instance() -> Settings:
    """The settings of this shell."""
    return Settings.from_env(os.environ)


@app.command()
def demo(
    jeugdigen: Annotated[int, typer.Option(help="Aantal verzonnen jeugdigen.")] = 1500,
    maanden: Annotated[int, typer.Option(help="Aantal maanden tot en met december 2024.")] = 12,
) -> None:
    """Maak een verzonnen regio, draai de hele lijn met Airflow en toon wat eruit komt."""
    from demo.run import run_demo

    run_demo(instance(), jeugdigen=jeugdigen, maanden=maanden)


@app.command()
def check(
    bestanden: Annotated[list[Path], typer.Argument(readable=False, help="Berichten, mappen, zips met XML of CSV's.")],
    as_json: Annotated[bool, typer.Option("--json", help="Eén JSON-object per bevinding, elk op een regel.")] = False,
    excel: Annotated[Path | None, typer.Option(help="Schrijf de bevindingen ook in deze werkmap (.xlsx).")] = None,
) -> None:
    """Controleer leveringen zonder ze te laden, zonder database. Exitcode 0 goed, 1 bevindingen, 2 niet te lezen."""
    from ingest.check import check_files

    raise typer.Exit(check_files(bestanden, as_json=as_json, excel=excel))


@app.command()
def load(bron: Source = None) -> None:
    """Laad wat in de inbox ligt (inbox -> raw)."""
    from infra.database import prepare
    from ingest.delivery import load_source

    settings = instance()
    prepare(settings)
    for source in [bron] if bron else SOURCES:
        done = load_source(source, settings)
        settled = f"{done.loaded} geladen, {done.quarantined} in quarantaine, {done.ignored} genegeerd"
        typer.echo(f"{source}: {settled}; {done.rows} regels")


@app.command()
def build(
    volledig: Annotated[bool, typer.Option(help="Alles opnieuw, ook wat niet is veranderd.")] = False,
) -> None:
    """Bouw de marts (raw -> marts) met dbt; met dezelfde code alleen wat nieuwe leveringen raken."""
    from dbt_project.run import build as dbt_build
    from infra.database import prepare

    settings = instance()
    prepare(settings)
    done = dbt_build(settings, volledig=volledig)
    kind = f"volledig, want {done.volledig}" if done.volledig else "alleen wat nieuwe leveringen raken"
    typer.echo(f"{done.models} modellen gebouwd, {done.tests} tests geslaagd in {done.seconds:.0f} s ({kind})")


@app.command()
def publish() -> None:
    """Publiceer de marts per gemeente en schrijf de gemeenterapportages."""
    from infra.database import prepare
    from publish.publication import publish as publish_marts
    from publish.report import write_region, write_reports

    settings = instance()
    prepare(settings)
    shown = publish_marts(settings)
    typer.echo(f"Publicatie {shown.publicatie_id} van {shown.tijd:%Y-%m-%d %H:%M} UTC, versie {shown.code_version}")
    for path in [*write_reports(settings, workers=WORKERS), write_region(settings)]:
        typer.echo(path)


@app.command()
def dashboards(
    halfjaar: Annotated[str, typer.Option(help="Alleen dit halfjaar, zoals 2024-H1.")] = "",
    jaar: Annotated[str, typer.Option(help="Reeksen alleen over dit jaar, zoals 2024.")] = "",
) -> None:
    """Schrijf de dashboards van elke gemeente, de regio en de auditor als webpagina's die zonder internet openen."""
    from infra.database import prepare
    from publish.dashboards.pages import write_all

    settings = instance()
    prepare(settings)
    chosen = {"halfjaar": halfjaar, "jaar": jaar}
    for path in write_all(settings, {key: value for key, value in chosen.items() if value}):
        typer.echo(path)


def give_instance(context: typer.Context) -> None:
    """What a group of commands needs: settings with a database that answers, made when it asks."""

    def prepared() -> Settings:
        from infra.database import prepare

        settings = instance()
        prepare(settings)
        return settings

    context.obj = prepared


app.add_typer(bedrijf)
app.add_typer(antwoord, name="antwoord", callback=give_instance)
app.add_typer(publicatie, name="publicatie", callback=give_instance)
app.callback(help="Van bericht tot gemeenterapportage.")(give_instance)
for command in (herkomst, rapport, cbs, commands.inzage, commands.wis, commands.bewaarplicht, commands.bewaartermijn):
    app.command()(command)
for name in ("sleutel", "toegang", "log", "archief"):
    app.add_typer(getattr(commands, name), name=name, callback=give_instance)
for name, group in {"metabase": metabase, **ANALYSE, **GROUPS}.items():
    app.add_typer(group, name=name, callback=give_instance)


@app.command()
def status(
    as_json: Annotated[bool, typer.Option("--json", help="Eén JSON-object, voor scripts.")] = False,
    html: Annotated[Path | None, typer.Option(help="Schrijf alles op deze pagina (.html).")] = None,
    op: Annotated[str, typer.Option(help="Leveringskalender op deze dag (2024-12-31); standaard vandaag.")] = "",
) -> None:
    """Wat is aangeboden, geladen en gepubliceerd, sluiten de euro's, wie is te laat, hoe lang duurt het."""
    from infra.bedrijf_report import report
    from infra.database import prepare

    settings = instance()
    prepare(settings)
    report(settings, as_json=as_json, html=html, op=op)


@app.command()
def sql(
    opdracht: Annotated[str, typer.Argument(help="Eén SQL-opdracht, alleen lezen.")],
    rol: Annotated[str, typer.Option(help="Databaserol, bijvoorbeeld auditor, soj of gemeente_0505.")] = "auditor",
) -> None:
    """Stel één vraag aan de database, als een rol en alleen lezend."""
    from infra.database import prepare
    from publish.sql import print_rows

    settings = instance()
    prepare(settings)
    print_rows(rol, opdracht, settings)


@app.command()
def up() -> None:
    """Start Postgres en Airflow op deze machine."""
    from infra import airflow
    from infra.database import prepare

    settings = instance()
    prepare(settings)
    address = airflow.up(settings)
    typer.echo(f"Airflow:    {address.url}")
    typer.echo(f"Inloggen:   {address.user}, wachtwoord in {address.password_file}")
    typer.echo(f"Inbox:      {settings.home / 'inbox'}/<bron>")
    typer.echo("Stoppen:    make down")


@app.command()
def down() -> None:
    """Stop Airflow en Postgres van deze JEUGD_HOME."""
    from infra import airflow, postgres

    settings = instance()
    airflow.down(settings)
    postgres.stop(settings)


def main() -> None:
    """Entry point: what the user must do is one line without a traceback."""
    sys.exit(usage.run(app))


if __name__ == "__main__":
    main()
