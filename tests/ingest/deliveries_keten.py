"""A valid delivery of numbers from the chain, for tests; see deliveries.py."""

CIJFER = {"soort": "", "gemeente_code": "0505", "onderdeel": "totaal", "van": "2024-01-01", "tot": "2024-06-30"}
CIJFER |= {"aantal": "41", "dagen": "380", "bedrag_eurocent": ""}
SOORTEN = {
    "veiligheid": "VT_MELDING",
    "regelingen": "WORDT_18",
    "onderwijs": "THUISZITTERS",
    "teambudgetten": "TEAMBUDGET",
}
SOORTEN |= {
    "afwijzingen": "BEZWAAR",
    "expertiseteam": "EXP_OPGELOST",
    "preventie": "VOORVELD",
    "dvo_normen": "NORM_CASELOAD",
}
KETEN = {name: [CIJFER | {"soort": soort}] for name, soort in SOORTEN.items()}
