"""Messages and a contract whose late arrival makes or takes away a signal about prestaties of before."""

from tests.dbt.raw_rows import Deliveries
from tests.dbt.region import AANBIEDER, DORDRECHT, ELDERS, PRODUCT, declare, prestatie, toewijzing

EVA, FRED, GUUS = ("e" * 64, "f" * 64, "9" * 64)
# What is there before, and what changes it.
BEFORE = ["contract", "toe-eva", "d-eva", "toe-samen", "d-fred"]
AFTER = ["contract later", "stop-eva", "d-guus"]
FOUND = """
select signalen.regel, prestaties.referentie_nummer, signalen.jeugdige_id
from marts.fct_signaalbewijs as bewijs
inner join marts.fct_signalen as signalen using (signaal_id)
inner join marts.fct_prestaties as prestaties using (prestatie_id)
where prestaties.referentie_nummer in ('R-eva', 'R-fred', 'R-guus') and signalen.regel in ('R07', 'R09', 'R12')
order by 1, 2
"""
FOUND_BEFORE: list[tuple[str, str, str]] = []
FOUND_AFTER = [
    *(("R07", name, "onbekend") for name in ("R-fred", "R-guus")),
    *(("R09", f"R-{name}", jeugdige) for name, jeugdige in (("eva", EVA), ("fred", FRED), ("guus", GUUS))),
    ("R12", "R-eva", EVA),
]


def add_signals(deliveries: Deliveries) -> None:
    """Care after death, of which the stop comes late; one volume for two jeugdigen; a contract that is cut short."""
    contract = {"contract_id": "C1", "aanbieder_agb": AANBIEDER, "vanaf": "2018-01-01"}
    contract |= {"perceel": "P1", "bekostiging": "inspanning", "grootteklasse": "groot"}
    for name, op, end in (("contract", "2024-01-01", None), ("contract later", "2024-05-01", "2024-01-31")):
        rows = {"inkoop__contracten": [contract | {"tot": end}]}
        deliveries.csv("inkoop", name, van="SOJ", op=op, rows=rows)
    # The standard wants a jeugdige with every toewijzing; one that lost it must not lose the sum of its prestaties.
    volume = {"omvang_eenheid": "01", "omvang_frequentie": "6", "omvang_volume": "100"}
    together = toewijzing("samen", FRED, **volume) | {"jeugdige_id": None}
    for name, gemeente, row in (("toe-eva", DORDRECHT, toewijzing("eva", EVA)), ("toe-samen", ELDERS, together)):
        rows = {"ijw__jw301_toegewezen_producten": [row]}
        deliveries.ijw("JW301", name, van=gemeente, aan=AANBIEDER, op="2024-01-25", rows=rows)
    declare(deliveries, "d-eva", DORDRECHT, [prestatie("R-eva", EVA, "eva", "100")])
    declare(deliveries, "d-fred", ELDERS, [prestatie("R-fred", FRED, "samen", "100")], op="2024-03-06")
    declare(deliveries, "d-guus", ELDERS, [prestatie("R-guus", GUUS, "samen", "100")], op="2024-03-07")
    stop = {"jeugdige_id": EVA, "toewijzing_nummer": "eva", "status_aanlevering": "1", "reden_beeindiging": "02"}
    stop |= {"begindatum": "2024-01-28", "einddatum": "2024-01-30", **PRODUCT}
    rows = {"ijw__jw307_stop_producten": [stop]}
    deliveries.ijw("JW307", "stop-eva", van=AANBIEDER, aan=DORDRECHT, op="2024-05-03", rows=rows)
