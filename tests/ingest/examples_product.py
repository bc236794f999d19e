"""Rules on products of JW301, 315 and 317: a message that breaks the rule, and its nearest correct neighbour."""

from tests.ingest.messages import aangevraagd_product as aanvraag
from tests.ingest.messages import jw301, jw315
from tests.ingest.messages import toegewezen_product as toewijzing
from tests.ingest.verzoeken import jw317
from tests.ingest.verzoeken import nieuw_product as nieuw
from tests.ingest.verzoeken import ongewijzigd_product as ongewijzigd
from tests.ingest.verzoeken import te_wijzigen_product as wijziging

OPEN = {"eind": None}
BUDGET = {"budget": "50000", "omvang": None, "code": None}
WITHOUT_CODE = {"code": None, "omvang": None}
PER_DAY = {"omvang": ("5", "14", "1")}
OLD = {"begin": "2020-01-01", "eind": "2020-12-31"}
ENDS = {"JW301": "Einddatum", "JW315": "ToewijzingEinddatum", "JW317": "Einddatum"}
PLACES = (
    ("JW301", "ToegewezenProduct", jw301, toewijzing, {"CS338", "CD080"}),
    ("JW315", "AangevraagdProduct", jw315, aanvraag, {"CS343", "CD095"}),
    ("JW317", "NieuwProduct", jw317, nieuw, {"CS338", "CD096"}),
    ("JW317", "TeWijzigenProduct", lambda found: jw317(wijzigen=found), wijziging, {"CS338"}),
)
EVERYWHERE = {
    ("CD075", "einddatum"): (BUDGET | OPEN, BUDGET),
    ("CD076", "einddatum"): ({"omvang": ("5", "04", "2")} | OPEN, {"omvang": ("5", "04", "4")} | OPEN),
    ("CD077", "Omvang"): ({"budget": "1"}, BUDGET),
    ("CD078", "Budget"): ({"budget": "1"}, BUDGET),
    ("CS003", "einddatum"): ({"eind": "2024-01-31"}, {"eind": "2024-02-01"}),
    ("CS338", "Omvang"): (PER_DAY, {"omvang": ("5", "14", "4")}),
    ("CS343", "Omvang"): (PER_DAY, PER_DAY | OLD),
}
WITH_PRODUCT = {
    ("CD041", "Omvang"): ({"omvang": None}, WITHOUT_CODE),
    ("CD079", "Product"): ({"categorie": None, "omvang": None}, BUDGET | {"categorie": None}),
    ("CD080", "Omvang"): ({"code": None}, {"code": None} | OLD),
    ("CD095", "Omvang"): ({"code": None} | OPEN, {"code": None} | OLD),
    ("CD096", "Omvang"): ({"code": None} | OPEN, WITHOUT_CODE),
}
OWN = {"CS338", "CS343", "CD080", "CD095", "CD096"}  # one of each kind per place

# (code, message, berichtklasse, element): (broken, correct)
CASES = {
    **{
        (code, name, klasse, ENDS[name] if element == "einddatum" else element): (
            make([item(**broken)]),
            make([item(**correct)]),
        )
        for name, klasse, make, item, own in PLACES
        for (code, element), (broken, correct) in (EVERYWHERE | (WITH_PRODUCT if item is not wijziging else {})).items()
        if code in own or code not in OWN
    },
    ("CS335", "JW301", "ToegewezenProduct", "RedenWijziging"): (
        jw301([toewijzing(reden="13", eind="2024-02-02")]),
        jw301([toewijzing(reden="13", eind="2024-02-01")]),
    ),
    ("CS336", "JW301", "ToegewezenProduct", "RedenWijziging"): (
        jw301([toewijzing(reden="01")]),
        jw301([toewijzing(reden="14")]),
    ),
    ("TR101", "JW301", "ToegewezenProduct", ""): (
        jw301([toewijzing(), toewijzing(toewijzing="01001", code="45A49")]),
        jw301([toewijzing(), toewijzing(toewijzing="1002", code="45A49")]),
    ),
    ("TR134", "JW301", "ToegewezenProduct", "Toewijzingsdatum"): (
        jw301([toewijzing(datum="2024-01-11")]),
        jw301([toewijzing(datum="2024-01-10")]),
    ),
    ("TR302", "JW301", "ToegewezenProduct", ""): (
        jw301([toewijzing(), toewijzing(toewijzing="1002", begin="2024-12-31", eind=None)]),
        jw301([toewijzing(), toewijzing(toewijzing="1002", begin="2025-01-01", eind=None)]),
    ),
    ("CD043", "JW315", "AangevraagdProduct", "BeschikkingIngangsdatum"): (
        jw315([aanvraag(beschikking="7")]),
        jw315([aanvraag(beschikking="7", beschikt_op="2024-01-01")]),
    ),
    ("CD066", "JW315", "AangevraagdProduct", "Verwijzer/Naam"): (
        jw315([aanvraag(naam="Praktijk")]),
        jw315([aanvraag(naam="Praktijk", agb=None)]),
    ),
    ("CD067", "JW315", "AangevraagdProduct", "Verwijzer/Naam"): (
        jw315([aanvraag(agb=None)]),
        jw315([aanvraag(agb=None, type="06")]),
    ),
    ("CD068", "JW315", "AangevraagdProduct", "Verwijzer/ZorgverlenerCode"): (
        jw315([aanvraag(type="01")]),
        jw315([aanvraag(type="01", agb=None, naam="Gemeente")]),
    ),
    **{
        (code, "JW315", "AangevraagdProduct", element): (
            jw315([aanvraag(), aanvraag(code="45A49")]),
            jw315([aanvraag(), aanvraag(code="45A49", referentie="VOT-2")]),
        )
        for code, element in (("TR101", ""), ("TR383", "ReferentieAanbieder"))
    },
    ("TR386", "JW315", "AangevraagdProduct", ""): (
        jw315([aanvraag(), aanvraag(referentie="VOT-2", **WITHOUT_CODE)]),
        jw315([aanvraag(), aanvraag(referentie="VOT-2", categorie="46", **WITHOUT_CODE)]),
    ),
    ("TR101", "JW317", "NieuwProduct", ""): (
        jw317([nieuw(), nieuw()]),
        jw317([nieuw(), nieuw(begin="2025-01-01", eind=None)]),
    ),
    ("TR101", "JW317", "TeWijzigenProduct", ""): (
        jw317(wijzigen=[wijziging(), wijziging(toewijzing="01001")]),
        jw317(wijzigen=[wijziging(), wijziging(toewijzing="1002")]),
    ),
    ("TR101", "JW317", "OngewijzigdProduct", ""): (
        jw317(ongewijzigd=[ongewijzigd(), ongewijzigd()]),
        jw317(ongewijzigd=[ongewijzigd(), ongewijzigd("1003")]),
    ),
    ("TR380", "JW317", "NieuwProduct", "GewensteIngangsdatum"): (
        jw317([nieuw(begin="2024-01-10")]),
        jw317([nieuw(begin="2024-01-11")]),
    ),
    ("TR410", "JW317", "NieuwProduct", ""): (
        jw317([nieuw(), nieuw(**BUDGET | {"categorie": None, "begin": "2024-03-01"})]),
        jw317([nieuw(), nieuw(code="45A49", begin="2024-03-01")]),
    ),
}
