"""What valid iJw 3.2 messages consist of: header, client, address, product, prestatie; invented and varied."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from demo.boom import Body, written
from demo.calendar import month_end
from demo.parameters import PARAMETERS, Product, aanbieders, gemeenten, products
from demo.population import bsns

CODES = {
    **{"JW301": "436", "JW302": "437", "JW305": "438", "JW306": "439", "JW307": "440", "JW308": "441", "JW315": "446"},
    **{"JW316": "447", "JW317": "486", "JW318": "487", "JW319": "488", "JW320": "489", "JW323": "490", "JW325": "491"},
}
RETOUR_OP = {"JW302": "JW301", "JW306": "JW305", "JW308": "JW307", "JW316": "JW315", "JW318": "JW317", "JW320": "JW319"}
FROM_GEMEENTE = ("JW301", "JW319", "JW325")
XSD = {"BasisschemaXsdVersie": "1.0.0", "BerichtXsdVersie": "1.0.0"}


@dataclass
class Message:
    """One message as names and values; a planter changes `body` in place."""

    soort: str
    body: Body
    release: str = "3.2"

    @property
    def content(self) -> bytes:
        """What is delivered."""
        return written(self.release, self.soort, self.body)


@dataclass
class Maker:
    """Draws what goes into messages; every Identificatie and number is used once."""

    random: Random
    numbers: Iterator[str]  # BSNs
    follow: int = 0

    @classmethod
    def seeded(cls, seed: str) -> "Maker":
        """Same seed, same messages."""
        return cls(Random(seed), bsns())

    def next(self, prefix: str = "") -> str:
        """A number that was not given before."""
        self.follow += 1
        return f"{prefix}{self.follow:06d}"

    def day(self) -> date:
        """The Dagtekening of a message."""
        return date(2023, 6, 1) + timedelta(days=self.random.randrange(540))


def header(soort: str, maker: Maker, op: date, **extra: object) -> Body:
    """The header; Afzender and Ontvanger of a retour are those of the message it answers, not swapped."""
    gemeente, agb = maker.random.choice(gemeenten()).code, maker.random.choice(aanbieders()).agb
    van, naar = (gemeente, agb) if RETOUR_OP.get(soort, soort) in FROM_GEMEENTE else (agb, gemeente)
    return {
        **{"BerichtCode": CODES[soort], "BerichtVersie": "3", "BerichtSubversie": "2"},
        **{"Afzender": van, "Ontvanger": naar},
        "BerichtIdentificatie": {"Identificatie": maker.next("W"), "Dagtekening": str(op)},
        **{"XsdVersie": dict(XSD), **extra},
    }


def dagtekening(message: Message) -> date:
    """Date of the message."""
    return date.fromisoformat(message.body["Header"]["BerichtIdentificatie"]["Dagtekening"])


def client(maker: Maker, op: date, **classes: object) -> Body:
    """Who it is about: between 1 and 17 years old."""
    born = op - timedelta(days=maker.random.randrange(400, 6200))
    name = {"Geslachtsnaam": {"Achternaam": maker.random.choice(PARAMETERS["achternamen"])}}
    name["Voornamen"] = maker.random.choice(PARAMETERS["voornamen"])
    known = {"Bsn": next(maker.numbers), "Geboortedatum": {"Datum": str(born)}, "Geslacht": maker.random.choice("12")}
    return {**known, "Naam": name, **classes}


def adres(maker: Maker) -> Body:
    """A Dutch address."""
    pc4, plaats = maker.random.choice(list(PARAMETERS["postcodes"].values()))
    found = {"Huis": {"Huisnummer": str(maker.random.randint(1, 240))}, "Postcode": f"{pc4}AB"}
    return {**found, "Straatnaam": maker.random.choice(PARAMETERS["straten"]), "Plaatsnaam": plaats, "LandCode": "NL"}


def contact(maker: Maker, soort: str = "01") -> Body:
    """One Contact with an address."""
    return {"Soort": soort, "Adres": adres(maker)}


def relatie(maker: Maker, op: date) -> Body:
    """A parent."""
    born = op - timedelta(days=maker.random.randrange(8000, 20000))
    name = {"Geslachtsnaam": {"Achternaam": maker.random.choice(PARAMETERS["achternamen"])}, "NaamGebruik": "1"}
    known = {"Nummer": maker.next("R"), "Soort": "10", "Geboortedatum": {"Datum": str(born)}}
    return {**known, "Naam": name, "Contact": contact(maker)}


def some_products(maker: Maker, number: int = 0) -> list[Product]:
    """Two to four different products that are not counted in euros."""
    pool = [one for one in products() if one.eenheid in ("04", "14", "16") and one.frequentie == "2"]
    return maker.random.sample(pool, number or maker.random.randint(2, 4))


def granted(product: Product, begin: str, end: str, start: date) -> Body:
    """Product, period and Omvang, with the names that this berichtklasse uses for its period."""
    return {
        "Product": {"Categorie": product.categorie, "Code": product.code},
        **{begin: str(start), end: str(start + timedelta(days=180))},
        "Omvang": {"Volume": str(product.volume[1]), "Eenheid": product.eenheid, "Frequentie": "2"},
    }


def prestatie(maker: Maker, product: Product, month: date) -> Body:
    """One debet Prestatie over a whole month."""
    volume, tarief = maker.random.randint(2, 30), product.tarief or 1000
    return {
        "ProductReferentie": {"ReferentieNummer": maker.next("P")},
        **{"ToewijzingNummer": maker.next("24"), "ProductCategorie": product.categorie, "ProductCode": product.code},
        "ProductPeriode": {"Begindatum": str(month), "Einddatum": str(month_end(month))},
        **{"GeleverdVolume": str(volume), "Eenheid": product.eenheid, "ProductTarief": str(tarief)},
        "IngediendBedrag": {"Bedrag": str(volume * tarief), "DebetCredit": "D"},
    }


def clienten(maker: Maker, month: date, retour: Body | None = None) -> Body:
    """Two or three clients with two or three prestaties each."""
    extra = {"RetourCodes": {"RetourCode": "9321"}} if retour else {}
    found = []
    for _ in range(maker.random.randint(2, 3)):
        lines = [
            prestatie(maker, product, month) | extra for product in some_products(maker, maker.random.randint(2, 3))
        ]
        found.append({"Bsn": next(maker.numbers), "Prestaties": {"Prestatie": lines}, **(retour or {})})
    return {"Client": found}


def lines(body: Body) -> list[Body]:
    """All prestaties of a JW323 or JW325 body."""
    top = body.get("Declaratie") or body["DeclaratieAntwoord"]
    return [line for one in top["Clienten"]["Client"] for line in one["Prestaties"]["Prestatie"]]


def net(body: Body) -> int:
    """Signed eurocents of the prestaties."""
    amounts = [line["IngediendBedrag"] for line in lines(body)]
    return sum(int(one["Bedrag"]) * (1 if one["DebetCredit"] == "D" else -1) for one in amounts)


def amount(cents: int) -> Body:
    """A total with its sign."""
    return {"TotaalBedrag": str(abs(cents)), "DebetCredit": "D" if cents >= 0 else "C"}
