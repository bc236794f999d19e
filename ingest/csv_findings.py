"""Breaches of a table contract -> findings in Dutch: file, column, row numbers, what to do. Never a value."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.contract import Column, FileContract
from ingest.errors import Finding

SHOWN = 10  # row numbers in one finding
BY_US = {"C006", "C013"}  # a new column or code: can become right when our contract changes

MESSAGES = {
    "C001": ("is geen UTF-8", "Sla het bestand op als UTF-8, zonder BOM."),
    "C002": ("begint met een BOM", "Sla het bestand op als UTF-8 zonder BOM."),
    "C003": ("heeft een ander scheidingsteken dan ;", "Gebruik een puntkomma tussen de kolommen."),
    "C004": ("heeft geen kopregel", "Zet de kolomnamen op de eerste regel, ook als er geen rijen zijn."),
    "C005": ("kolom ontbreekt", "Voeg de kolom toe; onbekend is een lege waarde."),
    "C006": ("kolom hoort niet bij het contract", "Verwijder de kolom of herstel de naam; zie docs/leveranciers.md."),
    "C007": (
        "kolom is niet toegestaan",
        "Verwijder de kolom: namen, adressen, diagnoses en vrije tekst nemen wij nooit aan.",
    ),
    "C008": ("kolom staat er twee keer in", "Laat elke kolom één keer voorkomen."),
    "C009": (
        "rij heeft een ander aantal velden dan de kopregel",
        "Zet waarden met een puntkomma tussen dubbele aanhalingstekens; laat geen lege regels staan.",
    ),
    "C010": ("regel is niet als CSV te lezen", "Controleer aanhalingstekens en regeleinden."),
    "C011": (
        "rij bevat een stuurteken of een regeleinde binnen een waarde",
        "Verwijder tabs en regeleinden uit de waarden.",
    ),
    "C012": ("verplichte waarde is leeg", "Vul de waarde in."),
    "C013": (
        "waarde staat niet in de codelijst",
        "Gebruik een code van het contract, met voorloopnullen en hoofdletters.",
    ),
    "C014": ("is geen bestaande datum in de vorm JJJJ-MM-DD", "Schrijf de datum als JJJJ-MM-DD, tussen 1900 en 2099."),
    "C015": ("datum ligt voor de datum waarop zij moet volgen", "Herstel een van beide datums."),
    "C016": ("is geen ja of nee", "Vul ja of nee in, met kleine letters, of laat leeg."),
    "C017": (
        "is geen geheel getal, of te lang",
        "Vul een geheel getal in zonder punten: 9 cijfers, voor eurocenten 11.",
    ),
    "C018": ("is geen getal met een decimale punt", "Schrijf het getal met een punt, bijvoorbeeld 12.5."),
    "C019": ("getal ligt buiten de afgesproken grenzen", "Controleer het getal en de eenheid."),
    "C020": (
        "is geen kenmerk",
        "Gebruik hoogstens 64 letters, cijfers en . _ - : / zonder spaties; geen namen of tekst.",
    ),
    "C021": (
        "kenmerk begint met = + - of @",
        "Laat het kenmerk met een letter of cijfer beginnen; een rekenblad zou het uitvoeren.",
    ),
    "C022": ("is geen gemeentecode van vier cijfers", "Gebruik de CBS-code van vier cijfers, zonder GM."),
    "C023": (
        "gemeentecode is een voorloopnul kwijt",
        "Bewaar de kolom als tekst van vier cijfers; een rekenblad laat de nul weg.",
    ),
    "C024": ("is geen AGB-code van acht cijfers", "Gebruik de AGB-code van acht cijfers."),
    "C025": (
        "AGB-code is een voorloopnul kwijt",
        "Bewaar de kolom als tekst van acht cijfers; een rekenblad laat de nul weg.",
    ),
    "C026": ("is geen geldig BSN van negen cijfers (11-proef)", "Controleer het BSN bij de bron."),
    "C027": (
        "BSN is een voorloopnul kwijt",
        "Bewaar de kolom als tekst van negen cijfers; een rekenblad laat de nul weg.",
    ),
    "C028": ("sleutel komt vaker voor in deze levering", "Lever per sleutel één rij, de laatste stand."),
    "C029": (
        "is geen korte zin",
        "Gebruik hoogstens 300 tekens, zonder nummers van acht of meer cijfers; begin niet met = + - of @.",
    ),
    "P001": ("kenmerk bevat een BSN uit deze levering", "Gebruik een eigen kenmerk dat niet van het BSN is afgeleid."),
}
STEPS = {"C001": "codering", "C002": "codering", "P001": "privacy"}


@dataclass(frozen=True)
class Breach:
    """One rule broken in one column. Line 1 is the header; no lines means the file as a whole."""

    code: str
    column: str = ""  # a word of the contract or a position, never a word of the supplier
    lines: tuple[int, ...] = ()


def findings(file: FileContract, breaches: Iterable[Breach]) -> list[Finding]:
    """One finding per code and column, with how many rows and the first ten of them."""
    counts: dict[tuple[str, str], int] = {}
    first: dict[tuple[str, str], list[int]] = {}
    for breach in breaches:
        place = (breach.code, breach.column)
        counts[place] = counts.get(place, 0) + len(breach.lines)
        shown = first.setdefault(place, [])
        shown.extend(breach.lines[: SHOWN - len(shown)])
    return [finding(file, *place, counts[place], lines) for place, lines in first.items()]


def finding(file: FileContract, code: str, name: str, count: int, lines: list[int]) -> Finding:
    """One finding on one file; the code list and bounds in it come from the contract."""
    melding, wat_te_doen = MESSAGES[code]
    place = f"{file.name}.csv" + (f", kolom {name}" if name else "")
    column = next((column for column in file.columns if column.name == name), None)
    return Finding(
        stap=STEPS.get(code, "contract"),
        code=code,
        melding=f"{place}: {melding}{where(count, lines)}.",
        wat_te_doen=wat_te_doen + agreed(code, column),
        element=f"{file.name}.csv" + (f"/{name}" if name else ""),
        regelnummer=lines[0] if lines else None,
    )


def where(count: int, lines: list[int]) -> str:
    """The row numbers as text, for people who look in a spreadsheet or editor."""
    if not count:
        return ""
    listed = ", ".join(str(line) for line in lines) + (", …" if count > len(lines) else "")
    return f" ({count} {'regel' if count == 1 else 'regels'}: {listed})"


def agreed(code: str, column: Column | None) -> str:
    """What the contract says at this place."""
    if column is None:
        return ""
    if code == "C013":
        return f" Toegestaan: {', '.join(column.codes)}."
    if code == "C015":
        return f" Niet voor {column.not_before}."
    return f" Toegestaan: {bounds(column)}." if code == "C019" else ""


def bounds(column: Column) -> str:
    """The bounds of a number in words."""
    return " ".join(
        f"{word} {bound}" for word, bound in (("vanaf", column.min), ("tot en met", column.max)) if bound is not None
    )
