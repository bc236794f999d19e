"""The parts that valid iJw 3.2 messages are built from. An element is (name, text) or (name, [children])."""

from collections.abc import Sequence

CHILD, CHILD_2, CHILD_3 = "999900006", "999900018", "999990019"  # test range, pass the 11-proef
BAD_BSN = "999900007"
AANBIEDER, GEMEENTE = "41414141", "0505"
NAMESPACE = "http://www.istandaarden.nl/ijw/3_2/{}/schema"
CODES = {
    **{"JW301": "436", "JW302": "437", "JW305": "438", "JW306": "439", "JW307": "440", "JW308": "441", "JW315": "446"},
    **{"JW316": "447", "JW317": "486", "JW318": "487", "JW319": "488", "JW320": "489", "JW323": "490", "JW325": "491"},
}
FROM_GEMEENTE = ("JW301", "JW302", "JW319", "JW320", "JW325")

Node = tuple[str, "str | Sequence[Node | None]"]


def bericht(name: str, *body: Node, header: Sequence[Node] = (), **overrides: str) -> bytes:
    """A whole message; overrides: afzender, ontvanger, identificatie, dagtekening, berichtcode."""
    naar, van = (AANBIEDER, GEMEENTE) if name in FROM_GEMEENTE else (GEMEENTE, AANBIEDER)
    head = [
        ("BerichtCode", overrides.get("berichtcode", CODES[name])),
        ("BerichtVersie", "3"),
        ("BerichtSubversie", "2"),
        ("Afzender", overrides.get("afzender", van)),
        ("Ontvanger", overrides.get("ontvanger", naar)),
        identificatie("BerichtIdentificatie", overrides),
        versie("XsdVersie"),
        *header,
    ]
    declared = f'xmlns="{NAMESPACE.format(name.lower())}" xmlns:ijw="{NAMESPACE.format("basisschema")}"'
    content = "".join(lines(("Header", head), 1) + [line for node in body for line in lines(node, 1)])
    return f'<?xml version="1.0" encoding="UTF-8"?>\r\n<Bericht {declared}>\r\n{content}</Bericht>\r\n'.encode()


def lines(node: Node, depth: int) -> list[str]:
    """One element per line, as suppliers' packages write it."""
    name, content = node
    pad = "  " * depth
    if isinstance(content, str):
        return [f"{pad}<{name}>{content}</{name}>\r\n"]
    inside = [line for child in content if child is not None for line in lines(child, depth + 1)]
    return [f"{pad}<{name}>\r\n", *inside, f"{pad}</{name}>\r\n"]


def identificatie(name: str, values: dict[str, str]) -> Node:
    """BerichtIdentificatie or DeclaratieIdentificatie."""
    nummer, dag = values.get("identificatie", "B0001"), values.get("dagtekening", "2024-07-05")
    return (name, [("ijw:Identificatie", nummer), ("ijw:Dagtekening", dag)])


def versie(name: str) -> Node:
    """XsdVersie and its likes; the values are never judged."""
    return (name, [("ijw:BasisschemaXsdVersie", "1.0.0"), ("ijw:BerichtXsdVersie", "1.0.0")])


def optional(name: str, text: str | None) -> Node | None:
    """An element, or nothing when the value is None."""
    return None if text is None else (name, text)


def periode(name: str, begin: str, end: str) -> Node:
    """A closed period, both days inclusive."""
    return (name, [("ijw:Begindatum", begin), ("ijw:Einddatum", end)])


def product(categorie: str | None, code: str | None) -> Node | None:
    """Product, without code, or nothing at all."""
    if categorie is None:
        return None
    return ("Product", [("ijw:Categorie", categorie), optional("ijw:Code", code)])


def omvang(values: tuple[str, str, str] | None) -> Node | None:
    """Volume, eenheid, frequentie."""
    if values is None:
        return None
    return ("Omvang", list(zip(("ijw:Volume", "ijw:Eenheid", "ijw:Frequentie"), values, strict=True)))


def bedrag(name: str, cents: int, sign: str | None = None, amount: str = "Bedrag") -> Node:
    """An amount with DebetCredit; the sign follows the number unless given."""
    return (name, [(f"ijw:{amount}", str(abs(cents))), ("ijw:DebetCredit", sign or ("C" if cents < 0 else "D"))])


def retourcodes(*codes: str) -> Node:
    """RetourCodes with one or more codes."""
    return ("RetourCodes", [("RetourCode", code) for code in codes])


def naam(full: bool = False, **overrides: str) -> Node:
    """VolledigeNaam (JW301) or VerkorteNaam; overrides: gebruik, partner."""
    gebruik = ("ijw:NaamGebruik", overrides.get("gebruik", "1")) if full else None
    partner = ("ijw:Partnernaam", [("ijw:Achternaam", overrides["partner"])]) if "partner" in overrides else None
    eigen = ("ijw:Geslachtsnaam", [("ijw:Achternaam", "Voorbeeld")])
    return ("Naam", [eigen, partner, ("ijw:Voornamen", "Testkind"), gebruik])


def geboortedatum(overrides: dict[str, str]) -> Node:
    """Geboortedatum; overrides: geboortedatum, datumgebruik."""
    born = ("ijw:Datum", overrides.get("geboortedatum", "2012-05-17"))
    return ("Geboortedatum", [born, optional("ijw:DatumGebruik", overrides.get("datumgebruik"))])


def client(bsn: str, *children: Node | None, full_name: bool = False, **overrides: str) -> Node:
    """The Client of 301, 305, 307 and 315; overrides: geboortedatum, datumgebruik, geslacht, those of `naam`, and of
    the 301 vorm and taal."""
    spoken = [("ijw:Vorm", overrides.get("vorm", "")), optional("ijw:Taal", overrides.get("taal"))]
    communicatie = ("Communicatie", spoken) if "vorm" in overrides else None
    name = naam(full_name, **overrides)
    person = [("Bsn", bsn), geboortedatum(overrides), ("Geslacht", overrides.get("geslacht", "2")), name, communicatie]
    return ("Client", [*person, *children])
