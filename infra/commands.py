"""`jeugd sleutel`, `toegang`, `log` and `archief`: one function per subcommand. `context.obj()` gives the instance."""

import json
import sys
from datetime import datetime
from typing import Annotated

import typer

from ingest.masking import without_bsn

Door = Annotated[str, typer.Option(help="Naam van wie het doet.", callback=without_bsn)]
Reden = Annotated[str, typer.Option(help="Waarom; komt in het logboek.", callback=without_bsn)]
Login = Annotated[str, typer.Argument(help="Persoonlijke login: p_ en een naam in kleine letters.")]

sleutel = typer.Typer(no_args_is_help=True, help="De geheime sleutels achter de pseudoniemen.")
toegang = typer.Typer(no_args_is_help=True, help="Persoonlijke logins in de rollen soj en auditor, en dossiers.")
log = typer.Typer(no_args_is_help=True, help="Het logboek van toegang: verzegelen en nakijken.")
archief = typer.Typer(no_args_is_help=True, help="Het versleutelde archief van originelen.")


@sleutel.command()
def wissel(context: typer.Context) -> None:
    """Vervang de persoonssleutel: elk pseudoniem wordt een ander, wie wie is blijft gelijk. Bouw en publiceer."""
    from infra.key_rotation import rotate

    done = rotate(context.obj())
    typer.echo(
        f"Sleutels {done.sleutel_id}; {done.jeugdigen} jeugdigen omgezet. Maak nu een reservekopie van de sleutels."
    )
    typer.echo("Draai `jeugd build` en `jeugd publish`: tot dan tonen de marts de oude sleutels.")


@toegang.command()
def geef(
    context: typer.Context,
    login: Login,
    rol: Annotated[str, typer.Option(help="soj of auditor.")],
    tot: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Laatste dag, hoogstens een jaar vooruit.")],
    door: Door,
    reden: Reden,
) -> None:
    """Geef een persoon toegang tot en met een dag; toont in welk bestand het wachtwoord staat."""
    from infra.logins import give

    typer.echo(give(login, rol, tot.date(), context.obj(), door=door, reden=reden))


@toegang.command()
def intrek(context: typer.Context, login: Login, door: Door, reden: Reden) -> None:
    """Trek de toegang van een persoon nu in, ook van wie ingelogd is."""
    from infra.logins import take

    take(login, context.obj(), door=door, reden=reden)
    typer.echo(f"{login} heeft geen toegang meer.")


@toegang.command()
def dossier(
    context: typer.Context,
    prestaties: Annotated[list[str], typer.Argument(help="prestatie_id zoals in mart_regio.")],
    login: Annotated[str, typer.Option(help="Uw persoonlijke login.")],
    doel: Annotated[str, typer.Option(help="Waarvoor u het dossier nodig hebt; ten minste tien tekens.")],
) -> None:
    """Toon alles wat over de jeugdigen achter prestaties is aangeleverd; elk dossier is een regel in het logboek."""
    from infra.dossier import show

    show(prestaties, login, doel, context.obj())


@log.command()
def verzegel(context: typer.Context) -> None:
    """Verzegel de regels van voor vandaag."""
    from infra.access_log import seal

    typer.echo(f"{seal(context.obj())} regels verzegeld.")


@log.command()
def verifieer(context: typer.Context) -> None:
    """Vergelijk het logboek met de zegels; noemt de eerste regel die niet klopt. Exitcode 1 als er een is."""
    from infra.access_log import verify

    found = verify(context.obj())
    typer.echo(f"{found.rijen} regels, {found.verzegeld} verzegeld.")
    if found.gaten:
        typer.echo(f"Nummers zonder regel (teruggedraaid, zie het serverlog): {', '.join(map(str, found.gaten[:20]))}")
    if found.eerste is not None:
        typer.echo(f"Regel {found.eerste} is {found.wat}.")
        raise typer.Exit(1)


@archief.command()
def controleer(context: typer.Context) -> None:
    """Ontsleutel elk bestand en vergelijk het met zijn hash en met het register. Exitcode 1 als er iets niet klopt."""
    from infra.archive_check import check

    found = check(context.obj())
    typer.echo(f"{found.bestanden} bestanden, {found.originelen} originelen, {len(found.fouten)} fouten.")
    for fault in found.fouten:
        typer.echo(fault)
    if found.fouten:
        raise typer.Exit(1)


def inzage(context: typer.Context) -> None:
    """Toon als JSON alles wat er over een persoon is; het BSN komt van de standaardinvoer."""
    from infra.avg import overview, read_bsn

    bsn = read_bsn(sys.stdin)
    typer.echo(json.dumps(overview(bsn, context.obj()), ensure_ascii=False, indent=2))


def wis(context: typer.Context, door: Door, reden: Reden) -> None:
    """Wis een persoon uit archief, raw, marts, publicaties en quarantaine; het BSN komt van de standaardinvoer."""
    from infra.avg import erase_person, read_bsn

    originals, rows = erase_person(read_bsn(sys.stdin), context.obj(), door=door, reden=reden)
    typer.echo(
        f"{originals} originelen herschreven, {rows} regels opnieuw geladen. Draai `jeugd build` en `jeugd publish`."
    )


def bewaarplicht(
    context: typer.Context,
    tot: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Laatste dag waarop wissen is verboden.")],
    door: Door,
    reden: Reden,
) -> None:
    """Verbied het wissen van een persoon tot en met een dag; het BSN komt van de standaardinvoer."""
    from infra.avg import hold, read_bsn

    hold(read_bsn(sys.stdin), tot.date(), context.obj(), door=door, reden=reden)
    typer.echo("Vastgelegd.")


def bewaartermijn(
    context: typer.Context,
    op: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Doe alsof het deze dag is.")] = None,
) -> None:
    """Verwijder wat over zijn bewaartermijn is (schemas/bewaartermijnen.yml); de DAG `nacht` doet dit elke nacht."""
    from infra.retention import enforce

    for subject, count in enforce(context.obj(), op.date() if op else None).items():
        typer.echo(f"{subject}: {count}")
