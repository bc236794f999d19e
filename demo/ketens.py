"""Planted faults of control levels 3 and 4: stories over several messages, and what a checker must find in them."""

import csv
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from demo import controle, signalen
from demo import keten_antwoord as antwoord
from demo import keten_declaratie as declaratie
from demo import keten_euros as euros
from demo import keten_levering as levering
from demo import keten_product as product
from demo import keten_tarief as tarief
from demo import keten_verzoek as verzoek
from demo import keten_volume as volume
from demo.geldig_delen import Maker
from demo.keten import Keten, Verstuurd
from demo.truth import COLUMNS
from ingest import rule_catalogue

SIGNALEN = ("aanbieder_agb", "signaal", "aantal")
BEDRAGEN = ("aanbieder_agb", "categorie", "eurocent")
CONTROLE = ("aanbieder_agb", "regel", "aantal")
Verhaal = Callable[[Keten], None]
GOED: tuple[Verhaal, ...] = (
    declaratie.hele_maanden,
    levering.hele_levering,
    verzoek.hele_wijziging,
    tarief.volgens_contract,
)
PLANTEN: dict[str, tuple[Verhaal, ...]] = {
    "TR019": (levering.start_zonder_toewijzing,),
    "TR056": (antwoord.dubbele_identificatie,),
    "TR063": (levering.nooit_gestuurd,),
    "TR071": (levering.al_gestopt,),
    "TR074": (levering.start_tweemaal, levering.stop_tweemaal),
    "TR135": (antwoord.uit_de_toekomst,),
    "TR304": (declaratie.andere_jeugdige, antwoord.antwoord_aan_een_ander),
    "TR307": (declaratie.voor_ingang, declaratie.voor_ingang_in_de_maand),
    "TR308": (declaratie.na_einde, declaratie.na_einde_in_de_maand),
    "TR314": (declaratie.referentie_tweemaal,),
    "TR318": (declaratie.maand_overgeslagen, declaratie.maand_terug),
    "TR319": (declaratie.latere_maand,),
    "TR321": (
        volume.te_veel_in_een_maand,
        volume.te_veel_in_de_weken,
        volume.te_veel_zondagen,
        volume.te_veel_minuten,
    ),
    "TR322": (volume.te_veel_in_totaal, volume.te_veel_weken),
    "TR323": (declaratie.onbekend_debet, declaratie.afgewezen_debet),
    "TR326": (levering.nog_niet_gestopt,),
    "TR332": (verzoek.nummer_tweemaal,),
    "TR333": (declaratie.declaratienummer_tweemaal,),
    "TR337": (antwoord.onbekende_declaratie,),
    "TR338": (declaratie.zonder_toewijzing,),
    "TR339": (product.andere_categorie,),
    "TR340": (product.andere_code,),
    "TR341": (product.andere_eenheid,),
    "TR346": (product.bedrag_klopt_niet, tarief.te_vroeg_afgerond),
    "TR347": (verzoek.referentie_van_verzoek,),
    "TR349": (verzoek.niet_alles_genoemd,),
    "TR350": (verzoek.ongewijzigd_niet_actueel,),
    "TR351": (verzoek.te_wijzigen_niet_actueel,),
    "TR355": (antwoord.onbekend_verzoek,),
    "TR357": (verzoek.midden_in_het_verleden,),
    "TR359": (antwoord.antwoord_na_toewijzing,),
    "TR360": (antwoord.tweemaal_in_onderzoek,),
    "TR361": (verzoek.al_toegewezen,),
    "TR365": (antwoord.na_afwijzing,),
    "TR366": (antwoord.onbekende_prestatie,),
    "TR367": (antwoord.andere_waarde,),
    "TR369": (product.boven_budget,),
    "TR371": (antwoord.andere_xsd,),
    "TR373": (verzoek.budget_van_later,),
    "TR374": (verzoek.nog_onderhanden,),
    "TR375": (verzoek.omvang_zonder_product,),
    "TR376": (antwoord.ander_declaratienummer,),
    "TR378": (antwoord.onbekende_gemeente,),
    "TR379": (verzoek.onbekende_referentie, verzoek.referentie_herhaald),
    "TR381": (product.code_hoort_elders,),
    "TR382": (levering.andere_sleutel,),
    "TR384": (product.verwijderde_toewijzing,),
    "TR385": (verzoek.toch_verwijderd,),
    "TR387": (product.begint_later,),
    "TR388": (product.eindigt_eerder,),
    "TR389": (declaratie.tweemaal_gedeclareerd,),
    "TR390": (declaratie.tweemaal_gecrediteerd,),
    "TR411": (verzoek.zonder_omvang,),
    "TR412": (verzoek.omvang_zonder_code,),
    "TR413": (levering.tweede_tijdelijke,),
    "TR414": (levering.eerder_gestopt,),
    "TR415": (levering.na_definitieve_stop,),
    "TR418": (tarief.ander_tarief,),
}


def make(folder: Path, *, per_rule: int = 30, seed: int = 2024) -> int:
    """Write messages and their truth in a new folder: at least `per_rule` stories per rule, signal and turn of money.

    waarheid.csv has the columns of demo.truth: a row per (object, rule) a checker must find, also the induced ones.
    signalen.csv counts per aanbieder what must be seen; an aanbieder with none has a row without signal; controle.csv
    does so for the control rules. bedragen.csv tells where the cents of an aanbieder end. The time of a file is its
    arrival; `inkoop/` holds the agreed tariffs. Returns the number of messages. Same seed, same bytes.
    """
    (folder / "inkoop").mkdir(parents=True, exist_ok=False)
    maker = Maker.seeded(f"{seed} ketens")
    stories = list(told(per_rule, maker))
    signals = list(signalen.told(per_rule, maker))
    money = list(euros.told(per_rule, maker))
    checked = list(controle.told(per_rule, maker))
    ketens = (*stories, *(keten for keten, _ in (*signals, *money, *checked)))
    (folder / "inkoop" / "contracten.zip").write_bytes(tarief.contracten(one for one in ketens if one.tarieven))
    for name, columns, expected in (("signalen", SIGNALEN, signals), ("controle", CONTROLE, checked)):
        with table(folder / f"{name}.csv", columns) as truth:
            for keten, found in expected:
                truth.writerows((keten.agb, *counted) for counted in Counter(found).items() or [("", 0)])
    with table(folder / "bedragen.csv", BEDRAGEN) as truth:
        for keten, cents in money:
            truth.writerows((keten.agb, *placed) for placed in cents.items() if placed[1])
    with table(folder / "waarheid.csv", COLUMNS) as truth:
        sent = [sent for keten in ketens for sent in keten.sent]
        for number, one in enumerate(sent, 1):
            truth.writerows(written(one, folder / f"{number:06d}_{one.message.soort}.xml"))
    return len(sent)


@contextmanager
def table(path: Path, columns: Sequence[str]) -> Iterator[object]:
    """A CSV with a header, open for rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        yield writer


def written(sent: Verstuurd, path: Path) -> Iterator[tuple[str, ...]]:
    """Write the file; the rows of the truth about it."""
    path.write_bytes(sent.message.content)
    os.utime(path, (sent.ontvangen_op.timestamp(),) * 2)
    for where, rule in sent.fouten:
        yield path.name, sent.message.soort, where, rule, rule_catalogue.rules("3.2")[rule].retourcode


def told(per_rule: int, maker: Maker) -> Iterator[Keten]:
    """Every story, in the order of the rules."""
    stories = Keten.stories(maker)
    for verhalen in (GOED, *PLANTEN.values()):
        for step in range(max(per_rule, len(verhalen))):
            keten = next(stories)
            verhalen[step % len(verhalen)](keten)
            yield keten
