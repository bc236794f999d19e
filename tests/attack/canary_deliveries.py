"""Deliveries full of canaries: good ones, and ones that are refused, repeated or spoiled at every step of the way."""

import base64
import gzip
import re
from collections.abc import Iterator
from itertools import islice

from tests.attack.canaries import NUMBERS, WORDS
from tests.ingest.bad_files import bad_files, good_files
from tests.ingest.deliveries import DEELNAME, MAATREGEL, VERWIJZING, gi_zip, huisarts_zip, sjt_zip, zipped
from tests.ingest.deliveries import members as members_of
from tests.ingest.messages import (
    aangevraagd_product,
    contact,
    jw301,
    jw305,
    jw315,
    jw323,
    prestatie,
    relatie,
    toegewezen_product,
)
from tests.ingest.test_envelope import enveloped, fault

Delivery = tuple[str, str, bytes]  # source, name of the file, content
GROUP = 100


def deliveries(*, whole: bool) -> Iterator[Delivery]:
    """Each number stands in good and in refused deliveries, each word in a good or a refused one.

    Without `whole` every way to go wrong is there once, and not for every hundred numbers.
    """
    for place in range(0, len(NUMBERS), GROUP):
        group, turn = NUMBERS[place : place + GROUP], place // GROUP
        found = [*declarations(place, group), *persons(place, group), *tables(place, group)]
        yield from (one for n, one in enumerate(found) if whole or n == 0 or n % 10 == turn)
        yield from granted(place, group) if whole else ()
    for name, source, content in good_files() if whole else ():
        yield source, named(name, source), content
    for name, source, content, *_ in bad_files() if whole else islice(with_word(), 3):
        yield source, named(f"{WORDS['naam van een bestand']} {name}", source), content


def with_word() -> Iterator[tuple]:
    """The bad files in which something stands that nobody may repeat."""
    return (one for one in bad_files() if WORDS["veld te veel"].upper().encode() in one[2])


def named(name: str, source: str) -> str:
    """A file name that keeps what it can of this one."""
    return f"{name.replace('/', ' ')}.{'xml' if source == 'ijw' else 'zip'}"


def declarations(place: int, group: list[str]) -> Iterator[Delivery]:
    """JW323 of a hundred children: as it should be, and in every way that goes wrong."""
    lines = [prestatie(bsn, referentie=f"R{n}", toewijzing=str(place + n + 1)) for n, bsn in enumerate(group)]
    good = jw323(lines, identificatie=f"K{place}", nummer=f"N{place}")
    other = jw323(lines[:-1], identificatie=f"K{place}", nummer=f"N{place}")
    free = [prestatie(group[3], referentie=group[3])]
    spoiled = {
        "goed": good,
        "nog eens": good,
        "zelfde inhoud": good.replace(b"\n", b"\n "),
        "zelfde nummer": other,
        "half": good[: len(good) // 2 + place],
        "totaal": jw323(lines, identificatie=f"F{place}", nummer=f"F{place}", totaal=1),
        "vrij": jw323(free, identificatie=f"V{place}"),
        "bedrag": good.replace(b"<ijw:Bedrag>", f"<ijw:Bedrag>{group[4]}x".encode()),
        "latin": good.replace(b"R1<", b"\xe9<"),
        "utf16": other.decode().replace("UTF-8", "UTF-16").encode("utf-16"),
        "gzip": gzip.compress(good, mtime=0),
        "zip": zipped({f"{group[5]}.xml": good}),
        "envelop": enveloped(jw323(lines, identificatie=f"E{place}", nummer=f"E{place}")),
        "envelop half": enveloped(good[: len(good) // 2]),
        "envelop verkeerd": enveloped(good, functie="JW301"),
        "fout": fault(f"StUF{place}").replace(b"999900006 van Jansen", f"{group[6]} {told('fout')}".encode()),
        "fout in base64": base64.b64encode(good),
    }
    for name, content in spoiled.items():
        yield "ijw", f"{group[7]} {name} {place}.xml", content


def granted(place: int, group: list[str]) -> Iterator[Delivery]:
    """A JW301 for each child of the declarations: marts full of prestaties that nobody granted are not published."""
    for nummer, bsn in enumerate(group, place + 1):
        product = toegewezen_product(toewijzing=str(nummer))
        yield "ijw", f"{bsn} toewijzing.xml", jw301([product], bsn=bsn, identificatie=f"T{nummer}")


def told(word: str) -> str:
    """The word of which the name begins so."""
    return next(text for name, text in WORDS.items() if name.startswith(word))


def persons(place: int, group: list[str]) -> Iterator[Delivery]:
    """JW301, JW305 and JW315 with everything that a message can say about a person."""
    good = whole_person(group[10], f"P{place}")
    yield "ijw", f"{group[10]}.xml", good
    yield "ijw", f"{group[10]} lang.xml", whole_person(group[11], f"L{place}", told("achternaam") * 40)
    yield "ijw", f"{group[12]} start.xml", jw305(bsn=group[12], identificatie=f"S{place}", geboortedatum="1931-03-17")
    asked = aangevraagd_product(naam=told("naam van een verwijzer"), agb=None)
    yield "ijw", f"{group[13]} verzoek.xml", jw315([asked], bsn=group[13], identificatie=f"Z{place}")
    yield "ijw", f"{group[14]} postcode.xml", good.replace(b"9417QX", b"9417QX9417QX")


def whole_person(bsn: str, identificatie: str, achternaam: str = "") -> bytes:
    """A JW301 with names, addresses, a relation and remarks."""
    address = contact(postcode=told("postcode"), telefoon=told("telefoonnummer"))
    related = relatie(geboortedatum=told("geboortedatum"), contact_=address)
    message = jw301(
        bsn=bsn, contacten=[address], relaties=[related], partner=told("partnernaam"), identificatie=identificatie
    )
    text = message.decode().replace("Voorbeeld", achternaam or told("achternaam")).replace("Testkind", told("voorn"))
    rest = f"<ijw:Straatnaam>{told('straat')}</ijw:Straatnaam><ijw:Plaatsnaam>{told('plaats')}</ijw:Plaatsnaam>"
    text = text.replace("</ijw:Postcode>", f"</ijw:Postcode>{rest}")
    text = text.replace("</Adres>", f"</Adres><Organisatie>{told('organisatie')}</Organisatie>")
    text = text.replace("</Telefoon>", f"</Telefoon><Emailadres>{told('emailadres')}</Emailadres>")
    text = text.replace("<Relaties>", f"<Commentaar>{told('commentaar bij de cl')}</Commentaar><Relaties>")
    remark = f"<Commentaar>{told('commentaar bij de t')}</Commentaar></ToegewezenProduct>"
    return re.sub("</ToegewezenProduct>", remark, text).encode()


def tables(place: int, group: list[str]) -> Iterator[Delivery]:
    """Zips of SJT, GI and huisarts: good ones, and ones with a name, a number or a word where none belongs."""
    own = {"identificatie": f"X{place}"}
    members = [{**DEELNAME, "bsn": number} for number in group[:50]]
    measures = [{**MAATREGEL, "bsn": number, "maatregel_id": f"M-{n}"} for n, number in enumerate(group[50:75])]
    referrals = [{**VERWIJZING, "bsn": number, "verwijzing_id": f"V-{n}"} for n, number in enumerate(group[75:])]
    named_child = [{**one, "naam": told("naam in een verboden")} for one in referrals]
    wrong_code = [{**one, "type_maatregel": told("vrije tekst")} for one in measures]
    yield "sjt", f"{group[20]}.zip", sjt_zip({"casusdeelnames": members}, **own)
    yield "sjt", f"{group[21]} rol.zip", sjt_zip({"casusdeelnames": [{**DEELNAME, "rol": group[21]}]}, **own)
    yield "gi", f"{group[22]}.zip", gi_zip({"maatregelen": measures, "bepalingen": []}, **own)
    yield "gi", f"{group[23]} code.zip", gi_zip({"maatregelen": wrong_code, "bepalingen": []}, **own)
    attached = {**members_of("gi"), f"{told('naam van een bijlage')}.csv": group[26].encode()}
    yield "gi", f"{group[26]} bijlage.zip", zipped(attached)
    yield "gi", f"{group[27]} contact.zip", gi_zip(**own, contactpersoon=told("contactpersoon"))
    yield "huisarts", f"{group[24]}.zip", huisarts_zip({"verwijzingen": referrals}, **own)
    yield "huisarts", f"{group[25]} naam.zip", huisarts_zip({"verwijzingen": named_child}, **own)
