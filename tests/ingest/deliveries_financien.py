"""A valid delivery of the finances, row by row, for tests; see deliveries.py."""

BEDRAG = {"begroting_id": "B-1", "jaar": "2024", "versie": "PRIMITIEF", "gemeente_code": "0505", "post": "AMBULANT"}
BEDRAG |= {"bedrag_eurocent": "12855831500", "vastgesteld_op": "2023-11-14"}
CEL = {
    "kader_id": "K-1",
    "kader": "ZHZ-2019",
    "regelnummer": "4",
    "post": "2022",
    "kolom": "bijdrage_rijk",
    "jaar": "2022",
}
CEL |= {"soort_regel": "POST", "letterlijk": "??*****", "bedrag_eurocent": "", "bronregel": "2022 104,7; ??*****"}
SLEUTEL = {"sleutel_id": "S-1", "jaar": "2024", "model": "VOLLEDIG", "afgesproken": "ja", "kostencategorie": "AMBULANT"}
SLEUTEL |= {"sleutel": "RIJKSAANDEEL", "solidair_deel": "0.5", "gemeente_code": "0505", "waarde": "22471"}
PLAN_VAN_AANPAK = {"maatregel_nr": "3a", "volgorde": "3", "maatregel": "Extra toetsing > x", "randvoorwaarde": ""}
PLAN_VAN_AANPAK |= {"verantwoordelijke": "JT en SOJ", "besparing_letterlijk": "1 - 5 mln."}
PLAN_VAN_AANPAK |= {"besparing_min_eurocent": "100000000", "besparing_max_eurocent": "500000000"}
PLAN_VAN_AANPAK |= {"investering_letterlijk": "", "investering_eurocent": "", "voorbereiding_letterlijk": "3-6 mnd."}
PLAN_VAN_AANPAK |= {"voorbereiding_min_maanden": "3", "voorbereiding_max_maanden": "6", "risico": "", "besluit_op": ""}
PLAN_VAN_AANPAK |= {"startdatum": ""}
EFFECT = {"effect_id": "E-1", "maatregel_nr": "3a", "jaar": "2020", "en_verder": "nee", "letterlijk": "0 - 1 mln."}
EFFECT |= {"effect_min_eurocent": "0", "effect_max_eurocent": "100000000"}
INWONERS = {"bevolking_id": "I-1", "gemeente_code": "0505", "jaar": "2024", "leeftijd": "0", "aantal": "1200"}
INWONERS |= {"herkomst": "CBS"}
RIJK = {"rijksbijdrage_id": "R-1", "jaar": "2022", "gemeente_code": "", "letterlijk": "PM", "bedrag_eurocent": ""}
CBS = {"cijfer_id": "C-1", "tabel": "85097NED", "halfjaar": "2024-H1", "gemeente_code": "0505", "onderwerp": "JONGEREN"}
CBS |= {"hulpvorm": "", "aantal": "1205", "status": "VOORLOPIG", "gepubliceerd_op": "2024-10-31"}
OPDRACHT = {"opdracht_id": "O-1", "versie": "1", "perceel": "AMBULANT", "opdracht": "Dicht bij huis"}
OPDRACHT |= {"vanaf": "2024-01-01"}
DOEL = {"doel_id": "D-1", "opdracht_id": "O-1", "versie": "1", "doel": "Minder uitval", "kpi": "uitval"}
DOEL |= {"richting": "OMLAAG", "streefwaarde": ""}
FINANCIEN = {
    "begroting": [BEDRAG],
    "kader": [CEL],
    "rijksbijdragen": [RIJK],
    "sleutels": [SLEUTEL],
    "maatregelen": [PLAN_VAN_AANPAK],
    "maatregeleffecten": [EFFECT],
    "bevolking": [INWONERS],
    "cbscijfers": [CBS],
    "opdrachten": [OPDRACHT],
    "opdrachtdoelen": [DOEL],
}
