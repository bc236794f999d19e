"""The identifiers a sender chose -> which object a finding is about, and which of them could be somebody's BSN."""

from dataclasses import replace

from ingest.errors import Finding
from ingest.ijw_rule import Values
from ingest.masking import long_numbers, masked

REFERENTIES = ("ProductReferentie/ReferentieNummer", "ReferentieNummer", "ReferentieAanbieder")


def keys(values: Values) -> dict[str, str]:
    """How the sender finds the object of a finding back in his own administration."""
    referentie = next((values[path] for path in REFERENTIES if path in values), "")
    return {"toewijzingnummer": masked(values.get("ToewijzingNummer", "")), "referentienummer": masked(referentie)}


def without_persons(finding: Finding, bsns: set[str]) -> Finding:
    """The finding without a key that is the BSN of somebody in this message, also when that fails the 11-proef."""
    held = {name for name in ("toewijzingnummer", "referentienummer") if long_numbers(getattr(finding, name)) & bsns}
    return replace(finding, **dict.fromkeys(held, ""))
