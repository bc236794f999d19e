"""The shared types of our basisschema: every facet of the standard, and complete code lists."""

import pytest
from lxml import etree

from ingest.contract import MESSAGES
from tests.ingest.message_parts import NAMESPACE

FOLDER = MESSAGES / "3_2"
BASIS = NAMESPACE.format("basisschema")

ALLOWED = {
    "LDT_AgbCode": (["01234567"], ["1234567", "012345678", "0123456A", ""]),
    "LDT_Gemeente": (["0505"], ["505", "00505", "05O5"]),
    "LDT_BurgerServicenummer": (["999900006", "000000000"], ["99990006", "9999 0006", "9999000061"]),
    "LDT_IdentificatieBericht": (["1", "A" * 12, "A B"], ["", " ", "A" * 13]),
    "LDT_IdentificatieDeclaratie": (["1", "A" * 12], ["", "A" * 13]),
    "LDT_ReferentieNummer": (["1", "A" * 20], ["", "A" * 21]),
    "LDT_Referentie": (["1", "A" * 36], ["", "  ", "A" * 37]),
    "LDT_Nummer": (["0", "999999999", "007"], ["-1", "1000000000", "1.0", "A", ""]),
    "LDT_Bedrag": (["0", "99999999"], ["-1", "100000000", "1,00"]),
    "LDT_Budget": (["0", "99999999"], ["-1", "100000000"]),
    "LDT_Volume": (["0", "99999999"], ["-1", "100000000", "1.5"]),
    "LDT_TotaalBedrag": (["0", "999999999999"], ["-1", "1000000000000"]),
    "LDT_Datum": (
        ["2024-02-29", "0001-01-01"],
        ["2023-02-29", "2024-01-01Z", "2024-01-01+01:00", "20240101", "0000-01-01", "12024-01-01", ""],
    ),
    "LDT_Tijd": (["23:59:59", "10:00:00.123"], ["24:00:01", "10:00:00Z", "10:00:00+01:00", "10:00"]),
    "LDT_Versie": (["1.0.0", "0.10.2"], ["1.0", "01.0.0", "1.0.0.0"]),
    "LDT_ProductCategorie": (["31", "38", "40", "55"], ["30", "39", "56", "45A"]),
    "LDT_ProductCode": (["1", "45A48", "YS1U"], ["", " ", "45A489"]),
    "LDT_Commentaar": (["x", " regel 1\n regel 2 ", "x" * 5000], ["", " \n "]),
    "LDT_Naam": (["x", "x" * 200], ["", " ", "x" * 201]),
    "LDT_NaamVerwijzer": (["x" * 64], ["", "x" * 65]),
    "LDT_Organisatienaam": (["x" * 35], ["", "x" * 36]),
    "LDT_Voorvoegsel": (["van der"], ["", "x" * 11]),
    "LDT_Plaatsnaam": (["x" * 80], ["", "x" * 81]),
    "LDT_Straatnaam": (["x" * 24], ["", "x" * 25]),
    "LDT_Postcode": (["3311AA"], ["", "x" * 9]),
    "LDT_Taal": (["x" * 25], ["", "x" * 26]),
    "LDT_Emailadres": (["x" * 80], ["", "x" * 81]),
    "LDT_Persoonsid": (["x" * 20], ["", "x" * 21]),
    "LDT_HuisnummerToevoeging": (["bis"], ["", "x" * 5]),
    "LDT_Huisletter": (["a"], ["", " ", "ab"]),
    "LDT_Landnummer": (["0031"], ["", "00031"]),
    "LDT_Huisnummer": (["0", "99999"], ["-1", "100000", "12a"]),
    "LDT_RelatieVolgorde": (["0", "99"], ["-1", "100"]),
    "LDT_BerichtVersie": (["3"], ["-1", "100"]),
    "LDT_BerichtSubversie": (["2"], ["-1", "100"]),
    "LDT_Telefoonnummer": (["0781234567"], ["", "078-123", "1" * 16]),
    "LDT_Voorletters": (["AB", "Éë"], ["", "A.B.", "ABCDEFG"]),
}


@pytest.fixture(scope="module")
def types(tmp_path_factory) -> etree.XMLSchema:
    """A schema with one element per shared type, named after it."""
    basis = FOLDER / "basisschema.xsd"
    tag = "{http://www.w3.org/2001/XMLSchema}simpleType"
    names = [one.get("name") for one in etree.parse(basis).iter(tag)]
    elements = "".join(f'<xs:element name="{name}" type="ijw:{name}"/>' for name in names)
    path = tmp_path_factory.mktemp("types") / "types.xsd"
    head = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:ijw="{BASIS}">'
    load = f'<xs:import namespace="{BASIS}" schemaLocation="{basis.as_uri()}"/>'
    path.write_text(f"{head}{load}{elements}</xs:schema>", encoding="utf-8")
    return etree.XMLSchema(file=str(path))


def accepts(types: etree.XMLSchema, name: str, value: str) -> bool:
    """Is this a value of this type?"""
    element = etree.Element(name)
    element.text = value
    return types.validate(element)


@pytest.mark.parametrize("name", ALLOWED)
def test_a_type_accepts_and_refuses_what_the_standard_says(types, name):
    good, bad = ALLOWED[name]
    assert ([v for v in good if not accepts(types, name, v)], [v for v in bad if accepts(types, name, v)]) == ([], [])


CODE_LISTS = {
    **{"LDT_AanduidingWoonadres": 4, "LDT_AdresSoort": 4, "LDT_Communicatievorm": 3, "LDT_DatumGebruik": 3},
    **{"LDT_DebetCredit": 2, "LDT_Eenheid": 7, "LDT_Frequentie": 4, "LDT_Geslacht": 3, "LDT_JaNee": 2},
    **{"LDT_JuridischeStatus": 7, "LDT_LandCode": 249, "LDT_NaamGebruik": 6, "LDT_ProductCategorie": 24},
    **{"LDT_RedenAfwijzingVerzoek": 9, "LDT_RedenBeeindiging": 11, "LDT_RedenVerzoek": 2, "LDT_RedenWijziging": 14},
    **{"LDT_RetourCode": 59, "LDT_SoortRelatie": 23, "LDT_StatusAanlevering": 4, "LDT_TypeVerwijzer": 7},
    **{"LDT_VerzoekAntwoord": 2, "LDT_WettelijkeVertegenwoordiging": 5},
}


def test_the_code_lists_are_complete():
    tag, value = "{http://www.w3.org/2001/XMLSchema}simpleType", "{http://www.w3.org/2001/XMLSchema}enumeration"
    found = {t.get("name"): len(list(t.iter(value))) for t in etree.parse(FOLDER / "basisschema.xsd").iter(tag)}
    assert {name: count for name, count in found.items() if count} == CODE_LISTS
    assert set(found) == set(CODE_LISTS) | set(ALLOWED) | {"LDT_BerichtCode"}
