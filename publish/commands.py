"""Subcommands that publish or read publications: one function each, no logic. `context.obj()`: the instance."""

import os
from pathlib import Path
from time import monotonic
from typing import Annotated

import typer

from ingest.errors import Stop
from ingest.masking import without_bsn

WORKERS = min(4, os.cpu_count() or 1)  # gemeenten whose report is written at a time

antwoord = typer.Typer(no_args_is_help=True, help="Antwoord op gecontroleerde leveringen (JW325 en retouren).")


@antwoord.command()
def maak(
    context: typer.Context,
    declaraties: Annotated[
        list[str] | None, typer.Argument(help="delivery_id van geladen declaraties (JW323).")
    ] = None,
) -> None:
    """Maak concepten: voor wat op niveau 2 is geweigerd, en voor deze declaraties, zoals beoordeeld."""
    from publish.antwoord import maak as make_answers
    from publish.antwoord_status import show

    show(make_answers(context.obj(), declaraties or []))


@antwoord.command()
def vrijgeven(
    context: typer.Context,
    nummers: Annotated[list[int], typer.Argument(help="Nummers van de concepten.")],
    door: Annotated[str, typer.Option(help="Naam van de medewerker die vrijgeeft.", callback=without_bsn)],
) -> None:
    """Geef concepten vrij op naam; zij gaan ook als levering naar onze eigen inbox."""
    from publish.antwoord import vrijgeven as release_answers
    from publish.antwoord_status import show

    show(release_answers(nummers, door, context.obj()))


@antwoord.command()
def schrijf(
    context: typer.Context,
    nummer: Annotated[int, typer.Argument(help="Nummer van een vrijgegeven antwoord.")],
    naar: Annotated[Path, typer.Option(help="Map van waaruit u het verstuurt.")],
) -> None:
    """Schrijf een vrijgegeven antwoord leesbaar weg, om het te versturen."""
    from publish.antwoord import schrijf as write_answer

    typer.echo(write_answer(nummer, naar, context.obj()))


publicatie = typer.Typer(no_args_is_help=True, help="De publicaties: vastzetten, terughalen, vergelijken, intrekken.")
Nummer = Annotated[int, typer.Argument(help="Nummer van de publicatie.")]
Reden = Annotated[str, typer.Option(help="Waarom; komt in het register.", callback=without_bsn)]
Door = Annotated[str, typer.Option(help="Naam van wie het doet.", callback=without_bsn)]


@publicatie.command()
def lijst(context: typer.Context) -> None:
    """Toon alle publicaties: wat erin zit, welke zichtbaar is, welke zijn vastgezet of ingetrokken."""
    from publish.publication_list import show

    show(context.obj())


@publicatie.command()
def vastzetten(context: typer.Context, nummer: Nummer, reden: Reden, door: Door) -> None:
    """Zet een publicatie vast: versleutelde CSV per tabel, met een SHA-256 in het register."""
    from publish.pins import pin

    typer.echo(pin(nummer, context.obj(), reden=reden, door=door))


@publicatie.command("open")
def open_pin(context: typer.Context, nummer: Nummer) -> None:
    """Haal een vastgezette publicatie terug, gecontroleerd, om te lezen als soj of auditor."""
    from publish.reopen import reopen

    typer.echo(f"Te lezen in schema {reopen(nummer, context.obj())}")


@publicatie.command()
def vergelijk(context: typer.Context, oud: Nummer, nieuw: Nummer) -> None:
    """Toon wat tussen twee publicaties verschilt: rijen en euro's per gemeente, en KPI's."""
    from publish.compare import compare, show

    show(compare(oud, nieuw, context.obj()))


@publicatie.command()
def intrekken(context: typer.Context, nummer: Nummer, reden: Reden, door: Door) -> None:
    """Trek een publicatie in: iedereen ziet weer de vorige."""
    from publish.withdraw import withdraw

    shown = withdraw(nummer, context.obj(), reden=reden, door=door)
    typer.echo("Er is nu niets gepubliceerd." if shown is None else f"Zichtbaar is nu publicatie {shown}.")


@publicatie.command()
def opruimen(context: typer.Context) -> None:
    """Sluit geopende publicaties en ruim op wat niet meer bewaard wordt."""
    from publish.reopen import tidy

    held = tidy(context.obj())
    typer.echo(f"Nog in gebruik: {', '.join(held)}" if held else "Opgeruimd.")


@publicatie.command()
def herziening(
    context: typer.Context,
    van: Annotated[int, typer.Option(help="Nummer van de oudste publicatie.")],
    naar: Annotated[int, typer.Option(help="Nummer van de nieuwste publicatie.")],
) -> None:
    """Verklaar waarom de kosten verschillen: nagekomen, correctie, antwoord, nieuwe regel, herindeling."""
    from publish.herziening import herziening as explain
    from publish.herziening import show

    show(explain(van, naar, context.obj()))


def herkomst(
    context: typer.Context,
    cijfer: Annotated[str, typer.Argument(help="Een KPI, zoals kosten, of een gepubliceerde tabel.")],
    gemeente: Annotated[str, typer.Option(help="CBS-code van de gemeente.")],
    periode: Annotated[str, typer.Option(help="Halfjaar, zoals 2024-H1.")],
    rol: Annotated[str, typer.Option(help="Databaserol: auditor of soj.")] = "auditor",
    regels: Annotated[int, typer.Option(help="Hoeveel regels te tonen.")] = 10,
    naar: Annotated[Path | None, typer.Option(help="Schrijf alle regels in dit bestand (.csv).")] = None,
) -> None:
    """Volg een cijfer terug: berekening, modellen, regels, en de berichten waarin zij kwamen."""
    from publish.herkomst import origin
    from publish.herkomst_report import show, write

    found = origin(cijfer, gemeente, periode, context.obj(), rol)
    show(found, regels)
    if naar:
        write(found, naar)


def rapport(
    context: typer.Context,
    gemeente: Annotated[str, typer.Option(help="CBS-code van één gemeente.")] = "",
    alle: Annotated[bool, typer.Option("--alle", help="Alle gemeenten en de regio.")] = False,
    regio: Annotated[bool, typer.Option("--regio", help="De regionale rapportage.")] = False,
    spiegel: Annotated[bool, typer.Option("--spiegel", help="Per aanbieder zijn cijfers naast de regio.")] = False,
    periode: Annotated[
        str, typer.Option(help="Laatste halfjaar of kwartaal, zoals 2024-H1 of 2024-K3; kwartaal: het jongste.")
    ] = "",
    publicatie: Annotated[int, typer.Option(help="Nummer van een geopende vastgezette publicatie.")] = 0,
    niveau: Annotated[str, typer.Option(help="Alleen wat dit niveau leest: college, raad, team.")] = "",
) -> None:
    """Schrijf de gemeenterapportage als webpagina, PDF en Excelbijlage, met één bladzijde voor de raad."""
    from publish import report, report_changes, report_mirror

    if [bool(gemeente), alle, regio, spiegel].count(True) != 1:
        raise Stop("Kies --gemeente CODE, --alle, --regio of --spiegel.")
    if spiegel:
        typer.echo("\n".join(map(str, report_mirror.write_mirrors(context.obj()))))
        return
    chosen = {"publicatie_id": publicatie or None, "periode": periode}
    if not publicatie:
        report_changes.ensure_changes(context.obj())
    started = monotonic()
    if gemeente:
        typer.echo(report.write_report(known(gemeente, context), context.obj(), niveau=niveau, **chosen))
        return
    if alle:
        report.write_reports(context.obj(), workers=WORKERS, written=tell, **chosen)
    typer.echo(report.write_regions(context.obj(), **chosen).with_name("index.html"))
    typer.echo(f"klaar in {monotonic() - started:.0f} s")


def known(code: str, context: typer.Context) -> str:
    """The code, when the region has such a gemeente now."""
    from publish.gemeenten import region_gemeenten

    if code not in {one.code for one in region_gemeenten(context.obj())}:
        raise Stop("Deze regio heeft nu geen gemeente met deze code.")
    return code


def tell(naam: str, seconds: float) -> None:
    """One line per gemeente as it is done."""
    typer.echo(f"  {naam:<28} {seconds:5.1f} s")


def cbs(
    context: typer.Context,
    halfjaar: Annotated[str, typer.Option(help="Halfjaar dat u zou leveren, zoals 2024-H1.")],
) -> None:
    """Schrijf wat wij over een halfjaar aan het CBS zouden leveren (Beleidsinformatie Jeugd), zonder BSN."""
    from publish.cbs import write_cbs

    typer.echo(write_cbs(halfjaar, context.obj()))
