"""Rules of JW323 and JW325: a message that breaks the rule, and its nearest correct neighbour."""

from tests.ingest import messages as m
from tests.ingest.messages import jw323, jw325, prestatie

P, Q = prestatie(), prestatie(referentie="R002", toewijzing="1002")
CREDIT = prestatie(referentie="R003", vorig="R900", cents=-80000)
EURO = prestatie(eenheid="83", tarief=None, volume=80000)
ZERO = {"volume": 0, "cents": 0}

# (code, message, berichtklasse, element): (broken, correct)
CASES = {
    ("CS002", "JW323", "Client", "Bsn"): (jw323([prestatie(m.BAD_BSN)]), jw323()),
    ("CS002", "JW325", "Client", "Bsn"): (jw325([prestatie(m.BAD_BSN)]), jw325()),
    ("TR101", "JW323", "Client", ""): (
        jw323([P, prestatie(m.CHILD_2, referentie="R2"), prestatie(referentie="R3", toewijzing="3")]),
        jw323([P, prestatie(m.CHILD_2, referentie="R2", toewijzing="2"), prestatie(m.CHILD_3, toewijzing="3")]),
    ),
    ("TR101", "JW325", "Client", ""): (
        jw325([P, prestatie(m.CHILD_2, referentie="R2"), Q]),
        jw325([P, Q, prestatie(m.CHILD_2)]),
    ),
    ("TR101", "JW323", "Prestatie", ""): (jw323([P, prestatie(toewijzing="1002")]), jw323([P, Q])),
    ("TR101", "JW325", "Prestatie", ""): (jw325([P, P]), jw325([P, Q])),
    ("CD060", "JW323", "Prestatie", "ProductReferentie/VorigReferentieNummer"): (
        jw323([prestatie(cents=-80000)]),
        jw323([CREDIT]),
    ),
    ("CD060", "JW325", "Prestatie", "ProductReferentie/VorigReferentieNummer"): (
        jw325([prestatie(vorig="R900")]),
        jw325([CREDIT]),
    ),
    ("CD087", "JW323", "Prestatie", "ProductTarief"): (jw323([prestatie(tarief=None)]), jw323([EURO])),
    ("CS100", "JW323", "Declaratie", "DeclaratiePeriode"): (
        jw323(begin="2020-12-01", eind="2020-12-31"),
        jw323(begin="2021-01-01", eind="2021-01-31"),
    ),
    ("CS100", "JW323", "Prestatie", "ProductPeriode"): (
        jw323([prestatie(begin="2020-12-31", eind="2020-12-31")]),
        jw323([prestatie(begin="2021-01-01", eind="2021-01-01")]),
    ),
    ("CS325", "JW323", "Declaratie", "TotaalIngediendBedrag"): (
        jw323([prestatie(**ZERO)], totaal_sign="C"),
        jw323([prestatie(**ZERO)]),
    ),
    ("CS325", "JW323", "Prestatie", "IngediendBedrag"): (
        jw323([prestatie(**ZERO, sign="C", vorig="R900")]),
        jw323([prestatie(**ZERO)]),
    ),
    ("CS325", "JW325", "Prestatie", "IngediendBedrag"): (
        jw325([prestatie(**ZERO, sign="C", vorig="R900")]),
        jw325([prestatie(**ZERO)]),
    ),
    ("CS325", "JW325", "DeclaratieAntwoord", "TotaalIngediendBedrag"): (
        jw325([prestatie(**ZERO)], ingediend=0, ingediend_sign="C"),
        jw325([prestatie(**ZERO)], ingediend=0),
    ),
    ("CS325", "JW325", "DeclaratieAntwoord", "TotaalToegekendBedrag"): (
        jw325(ingediend=80000, toegekend_sign="C"),
        jw325(ingediend=80000),
    ),
    ("CS337", "JW323", "Prestatie", "ProductPeriode"): (
        jw323([prestatie(begin="2023-06-01", eind="2024-06-30")]),
        jw323([prestatie(begin="2024-06-03", eind="2024-06-03")]),
    ),
    ("CS339", "JW323", "Prestatie", "IngediendBedrag"): (
        jw323([prestatie(eenheid="83", tarief=None, volume=80001)]),
        jw323([EURO]),
    ),
    ("CS340", "JW323", "Declaratie", "DeclaratiePeriode"): (
        jw323([P], begin="2024-02-01", eind="2024-02-28"),
        jw323([P], begin="2024-02-01", eind="2024-02-29"),
    ),
    ("TR137", "JW323", "Declaratie", "DeclaratiePeriode/Einddatum"): (
        jw323(dagtekening="2024-06-30", begin="2024-07-01", eind="2024-07-31"),
        jw323(dagtekening="2024-06-30"),
    ),
    ("TR137", "JW323", "Prestatie", "ProductPeriode/Einddatum"): (
        jw323([prestatie(begin="2024-06-02", eind="2024-06-01")]),
        jw323([prestatie(begin="2024-06-01", eind="2024-06-01")]),
    ),
    ("TR137", "JW325", "Prestatie", "ProductPeriode/Einddatum"): (
        jw325(dagtekening="2024-06-29"),
        jw325(dagtekening="2024-06-30"),
    ),
    ("TR315", "JW323", "Prestatie", "ProductReferentie/VorigReferentieNummer"): (
        jw323([CREDIT, prestatie(referentie="R004", vorig="R900", cents=-1)]),
        jw323([CREDIT, prestatie(referentie="R004", vorig="R901", cents=-1)]),
    ),
    ("TR316", "JW323", "Prestatie", "ProductReferentie/VorigReferentieNummer"): (
        jw323([CREDIT, prestatie(referentie="R900")]),
        jw323([CREDIT, prestatie(referentie="R901")]),
    ),
    ("TR335", "JW323", "Prestatie", "ProductPeriode/Einddatum"): (
        jw323(
            [prestatie(begin="2024-02-01", eind="2024-02-27")],
            **dict.fromkeys(["declaratie_dagtekening", "dagtekening"], "2029-02-28"),
        ),
        jw323(
            [prestatie(begin="2024-02-01", eind="2024-02-28")],
            **dict.fromkeys(["declaratie_dagtekening", "dagtekening"], "2029-02-28"),
        ),
    ),
    ("TR342", "JW325", "DeclaratieAntwoord", "TotaalToegekendBedrag"): (
        jw325([P], ingediend=180000, toegekend=100001),
        jw325([P, CREDIT], ingediend=180000, toegekend=180000),
    ),
    ("TR358", "JW323", "Declaratie", "TotaalIngediendBedrag"): (
        jw323([P, CREDIT], totaal=160000),
        jw323([P, Q, CREDIT], totaal=80000),
    ),
    ("TR416", "JW323", "Prestatie", ""): (
        jw323([P, prestatie(referentie="R002", toewijzing="01001")]),
        jw323([P, prestatie(referentie="R002", vorig="R900", cents=-80000)]),
    ),
    ("TR134", "JW323", "Declaratie", "DeclaratiePeriode/Begindatum"): (
        jw323(dagtekening="2024-06-30", begin="2024-07-01", eind="2024-07-31"),
        jw323(dagtekening="2024-06-30"),
    ),
    ("TR134", "JW323", "Prestatie", "ProductPeriode/Begindatum"): (
        jw323([prestatie(begin="2024-06-30", eind="2024-06-30")], dagtekening="2024-06-29"),
        jw323([prestatie(begin="2024-06-30", eind="2024-06-30")], dagtekening="2024-06-30"),
    ),
    ("TR134", "JW325", "Prestatie", "ProductPeriode/Begindatum"): (
        jw325(dagtekening="2024-05-31"),
        jw325(dagtekening="2024-06-30"),
    ),
}
