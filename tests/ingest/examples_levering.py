"""Rules of JW305, 307, 319 and on a Verzoek: a message that breaks the rule, and its nearest correct neighbour."""

from tests.ingest.messages import jw305, jw307
from tests.ingest.messages import start_product as start
from tests.ingest.messages import stop_product as stop
from tests.ingest.verzoeken import jw317, jw319, nieuw_product, ongewijzigd_product

REDEN, WOONPLAATS = "RedenAfwijzingVerzoek", "Woonplaatsbeginsel"

# (code, message, berichtklasse, element): (broken, correct)
CASES = {
    ("CS058", "JW305", "StartProduct", "StatusAanlevering"): (jw305([start(status="2")]), jw305([start(status="3")])),
    ("CS058", "JW307", "StopProduct", "StatusAanlevering"): (jw307([stop(status="9")]), jw307([stop(status="3")])),
    ("TR018", "JW307", "StopProduct", "Einddatum"): (
        jw307([stop(eind="2024-02-11")]),
        jw307([stop(eind="2024-02-12")]),
    ),
    ("TR101", "JW305", "StartProduct", ""): (
        jw305([start(), start(toewijzing="01001", status="3")]),
        jw305([start(), start(begin="2024-02-13")]),
    ),
    ("TR101", "JW307", "StopProduct", ""): (
        jw307([stop(), stop()]),
        jw307([stop(), stop(reden="20", eind="2024-04-01")]),
    ),
    ("TR134", "JW305", "StartProduct", "Begindatum"): (
        jw305([start(begin="2024-02-14")]),
        jw305([start(begin="2024-02-13")]),
    ),
    ("TR134", "JW307", "StopProduct", "Einddatum"): (
        jw307([stop(eind="2024-07-02")]),
        jw307([stop(eind="2024-07-01")]),
    ),
    ("TR352", "JW317", "Verzoek", ""): (
        jw317([nieuw_product()], wijzigen=[]),
        jw317([nieuw_product()], wijzigen=[], ongewijzigd=[ongewijzigd_product()]),
    ),
    ("TR353", "JW317", "Verzoek", ""): (jw317(wijzigen=[], ongewijzigd=[ongewijzigd_product()]), jw317()),
    ("CD085", "JW319", "Antwoord", REDEN): (jw319(reden=None), jw319(reden="1")),
    ("CD086", "JW319", "Antwoord", REDEN): (jw319("2", reden="1"), jw319("2", reden=None)),
    ("TR377", "JW319", "Antwoord", WOONPLAATS): (jw319(reden="8"), jw319(reden="8", gemeente="0599")),
    ("TR409", "JW319", "Antwoord", WOONPLAATS): (
        jw319("2", reden=None, gemeente="0599"),
        jw319(reden="8", gemeente="0599"),
    ),
}
