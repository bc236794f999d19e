"""`jeugd steekproef …` and `jeugd signaal …`: one function per subcommand. `context.obj()` gives the instance."""

from pathlib import Path
from typing import Annotated

import typer

from analyse.prognose.commands import prognose

steekproef = typer.Typer(no_args_is_help=True, help="Steekproeven voor de control-audit: trekken, dossiers, uitslag.")
Naam = Annotated[str, typer.Argument(help="Naam van de steekproef, zoals 2024-declaraties-1.")]
Door = Annotated[str, typer.Option(help="Naam van wie het doet.")]
Zekerheid = Annotated[float, typer.Option(help="Zekerheid, zoals 0.95.")]
Materialiteit = Annotated[float, typer.Option(help="Grootste fout die aanvaardbaar is, als deel: 0.01 is 1 %.")]
Fouten = Annotated[int, typer.Option(help="Hele fouten die de steekproef mag bevatten.")]


@steekproef.command()
def omvang(materialiteit: Materialiteit = 0.01, zekerheid: Zekerheid = 0.95, fouten: Fouten = 0) -> None:
    """Hoeveel posten nodig zijn, per methode."""
    from analyse.steekproef.omvang import omvang_binomiaal, omvang_mus

    typer.echo(f"mus: {omvang_mus(materialiteit, zekerheid, fouten)}")
    typer.echo(f"attributen: {omvang_binomiaal(materialiteit, zekerheid, fouten)} (kleiner bij een kleine populatie)")


@steekproef.command()
def trek(
    context: typer.Context,
    naam: Naam,
    publicatie: Annotated[int, typer.Option(help="Nummer van een vastgezette publicatie.")],
    van: Annotated[str, typer.Option(help="Eerste zorgmaand, zoals 2024-01.")],
    tot: Annotated[str, typer.Option(help="Laatste zorgmaand, zoals 2024-12.")],
    zaad: Annotated[str, typer.Option(help="Zaad van het toeval; spreek het af voor u trekt.")],
    door: Door,
    methode: Annotated[str, typer.Option(help="mus, gestratificeerd, aselect of attributen.")] = "mus",
    materialiteit: Materialiteit = 0.01,
    zekerheid: Zekerheid = 0.95,
    fouten: Fouten = 0,
    aantal: Annotated[int, typer.Option(help="Aantal posten; 0 = volgt uit de andere.")] = 0,
    gemeente: Annotated[str, typer.Option(help="CBS-code; leeg = de hele regio.")] = "",
) -> None:
    """Trek een steekproef uit een vastgezette publicatie en leg haar vast."""
    from analyse.steekproef.opzet import Kader, Opzet
    from analyse.steekproef.trek import draw

    plan = Opzet(methode, zaad, zekerheid, materialiteit, fouten, aantal)
    drawn = draw(naam, Kader(publicatie, van, tot, gemeente), plan, context.obj(), door=door)
    typer.echo(f"{len(drawn.posten)} van {drawn.aantal_posten} posten; populatie {drawn.eurocent / 100:.2f} euro")
    typer.echo(f"populatie SHA-256 {drawn.populatie_sha256}")


@steekproef.command()
def nogmaals(context: typer.Context, naam: Naam) -> None:
    """Trek dezelfde steekproef nog eens en vergelijk; exitcode 1 als er iets verschilt."""
    from analyse.steekproef.trek import draw_again, proven

    differences = draw_again(naam, context.obj())
    typer.echo("\n".join(differences) or proven(naam, context.obj()))
    raise typer.Exit(int(bool(differences)))


@steekproef.command()
def dossierlijst(
    context: typer.Context,
    naam: Naam,
    naar: Annotated[Path, typer.Option(help="Nieuwe map voor de lijsten.")],
    door: Door,
) -> None:
    """Schrijf per aanbieder de lijst van op te vragen dossiers, als Excel en CSV."""
    from analyse.steekproef.dossierlijst import write_lists

    for path in write_lists(naam, naar, context.obj(), door=door):
        typer.echo(path)


@steekproef.command()
def inlezen(
    context: typer.Context,
    naam: Naam,
    werkmappen: Annotated[list[Path], typer.Argument(help="Ingevulde dossierlijsten (.xlsx).")],
) -> None:
    """Lees ingevulde dossierlijsten in; bij een fout wordt van die lijst niets geladen en is de exitcode 1."""
    from analyse.steekproef.inlezen import load_workbooks

    done = load_workbooks(naam, werkmappen, context.obj())
    for path, found in done.items():
        typer.echo(f"{path.name}: {found.geladen} geladen, {found.open} nog open, {len(found.fouten)} fouten")
        for wrong in found.fouten:
            typer.echo(wrong)
    raise typer.Exit(int(any(found.fouten for found in done.values())))


@steekproef.command()
def evalueer(
    context: typer.Context, naam: Naam, naar: Annotated[Path, typer.Option(help="Map voor het werkdocument.")]
) -> None:
    """Bereken de uitslag en schrijf het werkdocument (HTML en Excel met formules)."""
    from analyse.steekproef.werkdocument import write_paper

    for path in write_paper(naam, naar, context.obj()):
        typer.echo(path)


@steekproef.command()
def lijst(context: typer.Context) -> None:
    """Toon alle steekproeven met hoeveel posten zijn beoordeeld en vastgesteld."""
    from analyse.steekproef.overzicht import show

    show(context.obj())


@steekproef.command()
def plan(
    context: typer.Context,
    jaar: Annotated[int, typer.Option(help="Jaar van het control-auditplan, zoals 2025.")],
    naar: Annotated[Path, typer.Option(help="Pagina (.html) voor het algemene controleplan.")],
) -> None:
    """Schrijf het algemene controleplan van een jaar, uit het plan van de regio en de risicoanalyse."""
    from analyse.controleplan import write_plan

    made = write_plan(jaar, naar, context.obj())
    typer.echo(f"{naar}: {len(made.audits)} audits, {made.uren} van {made.capaciteit_uren} uur")


signaal = typer.Typer(no_args_is_help=True, help="Signalen van de controleregels: bekijken en beoordelen.")


@signaal.command("lijst")
def lijst_signalen(
    context: typer.Context,
    regel: Annotated[str, typer.Option(help="Alleen deze regel, zoals R05.")] = "",
    status: Annotated[str, typer.Option(help="open, beoordeeld, terecht of onterecht.")] = "open",
    aantal: Annotated[int, typer.Option(help="Hoeveel, de hoogste score eerst.")] = 25,
) -> None:
    """Toon signalen van de huidige publicatie, wat het eerst een blik waard is bovenaan."""
    from analyse.signalen import show

    show(context.obj(), regel=regel, status=status, aantal=aantal)


@signaal.command()
def beoordeel(
    context: typer.Context,
    signaal_id: Annotated[str, typer.Argument(help="signaal_id uit de lijst.")],
    oordeel: Annotated[str, typer.Option(help="beoordeeld (bekeken), en daarna terecht of onterecht.")],
    reden: Annotated[str, typer.Option(help="Waarom; minstens tien tekens, zonder gegevens van een jeugdige.")],
    door: Door,
) -> None:
    """Leg vast wat u van een signaal vindt. Een signaal weigert niets en wordt nooit vanzelf een bevinding."""
    from analyse.signalen import judge

    typer.echo(judge(signaal_id, oordeel, context.obj(), door=door, reden=reden))


@signaal.command()
def regels(context: typer.Context) -> None:
    """Toon de dertig regels met hun signalen, oordelen en precisie, en waarom een regel nog niet kan draaien."""
    from analyse.signalen import show_rules

    show_rules(context.obj())


GROUPS = {"steekproef": steekproef, "signaal": signaal, "prognose": prognose}
