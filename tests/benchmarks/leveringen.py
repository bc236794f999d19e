"""Valid JW323 messages of any size for the bench: written as a stream, 1-4 prestaties per client, some in euros."""

import random
from collections.abc import Iterator
from operator import mul
from pathlib import Path

WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)  # of the 11-proef: their sum is the last digit
BYTES = 600
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<Bericht xmlns="http://www.istandaarden.nl/ijw/3_2/jw323/schema" \
xmlns:ijw="http://www.istandaarden.nl/ijw/3_2/basisschema/schema">
<Header>
<BerichtCode>490</BerichtCode>
<BerichtVersie>3</BerichtVersie>
<BerichtSubversie>2</BerichtSubversie>
<Afzender>41414141</Afzender>
<Ontvanger>0505</Ontvanger>
<BerichtIdentificatie>
<ijw:Identificatie>{identificatie}</ijw:Identificatie>
<ijw:Dagtekening>2024-07-05</ijw:Dagtekening>
</BerichtIdentificatie>
<XsdVersie>
<ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie>
<ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>
</XsdVersie>
</Header>
<Declaratie>
<DeclaratieNummer>D2024061</DeclaratieNummer>
<DeclaratiePeriode>
<ijw:Begindatum>2024-06-01</ijw:Begindatum>
<ijw:Einddatum>2024-06-30</ijw:Einddatum>
</DeclaratiePeriode>
<DeclaratieDagtekening>2024-07-05</DeclaratieDagtekening>
<TotaalIngediendBedrag>
<ijw:TotaalBedrag>{totaal}</ijw:TotaalBedrag>
<ijw:DebetCredit>{teken}</ijw:DebetCredit>
</TotaalIngediendBedrag>
<Clienten>
"""
TAIL = "</Clienten>\n</Declaratie>\n</Bericht>\n"
PRESTATIE = """<Prestatie>
<ProductReferentie>
<ijw:ReferentieNummer>R{nummer:012d}</ijw:ReferentieNummer>
{vorig}</ProductReferentie>
<ToewijzingNummer>{toewijzing}</ToewijzingNummer>
<ProductCategorie>45</ProductCategorie>
<ProductCode>45A{product:02d}</ProductCode>
<ProductPeriode>
<ijw:Begindatum>2024-{maand:02d}-{begin:02d}</ijw:Begindatum>
<ijw:Einddatum>2024-{maand:02d}-{eind:02d}</ijw:Einddatum>
</ProductPeriode>
<GeleverdVolume>{volume}</GeleverdVolume>
<Eenheid>{eenheid}</Eenheid>
{tarief}<IngediendBedrag>
<ijw:Bedrag>{bedrag}</ijw:Bedrag>
<ijw:DebetCredit>{teken}</ijw:DebetCredit>
</IngediendBedrag>
</Prestatie>
"""


def write(path: Path, prestaties: int, seed: int = 1) -> None:
    """One valid JW323 of so many prestaties (about BYTES each); equal arguments give equal bytes."""
    totaal = sum(bedrag for _, bedrag in lines(prestaties, seed))
    teken = "C" if totaal < 0 else "D"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD.format(identificatie=f"B{seed:07d}", totaal=abs(totaal), teken=teken))
        file.writelines(text for text, _ in lines(prestaties, seed))
        file.write(TAIL)


def lines(prestaties: int, seed: int) -> Iterator[tuple[str, int]]:
    """Parts of the file with the eurocents in them, signed."""
    dice = random.Random(seed)
    numbers = bsns()
    done = 0
    while done < prestaties:
        count = min(dice.randint(1, 4), prestaties - done)
        yield f"<Client>\n<Bsn>{next(numbers)}</Bsn>\n<Prestaties>\n", 0
        for nummer in range(done, done + count):
            yield prestatie(nummer, dice)
        yield "</Prestaties>\n</Client>\n", 0
        done += count


def prestatie(nummer: int, dice: random.Random) -> tuple[str, int]:
    """One prestatie: 2 % credits an earlier message, 5 % is in euros; every toewijzing once, so that TR416 holds."""
    in_euros, credit = dice.random() < 0.05, dice.random() < 0.02
    begin = dice.randint(1, 15)
    volume = dice.randint(1, 100)  # keeps the total of 2 million prestaties below LDT_TotaalBedrag
    bedrag = volume if in_euros else volume * 8000
    text = PRESTATIE.format(
        nummer=nummer,
        vorig=f"<ijw:VorigReferentieNummer>V{nummer:012d}</ijw:VorigReferentieNummer>\n" if credit else "",
        toewijzing=1000 + nummer,
        product=dice.randint(1, 60),
        maand=dice.randint(1, 6),
        begin=begin,
        eind=dice.randint(begin, 28),
        volume=volume,
        eenheid="83" if in_euros else "04",
        tarief="" if in_euros else "<ProductTarief>8000</ProductTarief>\n",
        bedrag=bedrag,
        teken="C" if credit else "D",
    )
    return text, -bedrag if credit else bedrag


def bsns() -> Iterator[str]:
    """Numbers that pass the 11-proef, from 900000000 up; far more than any file needs."""
    for first in range(90_000_000, 100_000_000):
        last = sum(map(mul, WEIGHTS, map(int, str(first)))) % 11
        if last < 10:
            yield f"{first}{last}"
