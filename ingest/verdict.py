"""One offered file -> what becomes of it: loaded, kept in quarantine, or ignored as something we already have."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from stdnum.nl import bsn

from ingest import purpose
from ingest.batches import Offer
from ingest.checked import Checked
from ingest.errors import Finding, RejectedDelivery
from ingest.turns import Steps, alone
from ingest.version import code_version

# What a refused file says about itself is not checked by anyone else, so only what looks like a header is believed.
HEADER = {
    "bericht": r"JW\d{3}|[a-z]{2,20}",
    "release": r"[0-9.]{1,7}",
    "berichtcode": r"\d{1,5}",
    "afzender": r"[A-Z0-9-]{1,20}",
    "ontvanger": r"[A-Z0-9-]{1,20}",
    "identificatie": r"[A-Za-z0-9._-]{1,40}",
    "dagtekening": r"\d{4}-\d{2}-\d{2}",
}


@dataclass(frozen=True)
class Verdict:
    """Exactly one of checked (load it) and refused (quarantine) is there; neither means these bytes are known."""

    offer: Offer
    checked: Checked | None = None
    refused: RejectedDelivery | None = None

    @property
    def findings(self) -> list[Finding]:
        """What is wrong; empty unless refused."""
        return self.refused.findings if self.refused else []

    @property
    def with_bytes(self) -> bool:
        """Whether the archive needs the bytes: not when it has them."""
        return bool(self.checked or self.refused)


def judge(offer: Offer, hide: Callable[[str], str]) -> Verdict:
    """Read and check one file. Any exception but RejectedDelivery is ours."""
    return alone(judging(offer, hide))


def judging(offer: Offer, hide: Callable[[str], str]) -> Steps[Verdict]:
    """The same in steps, of which many small files take each in turn."""
    try:
        purpose.require_purpose(offer.bron)
        return Verdict(offer, checked=(yield from reading(offer.path, offer.bron, offer.delivery_id, hide)))
    except RejectedDelivery as refused:
        refused.__traceback__ = refused.__context__ = None  # they hold the whole message
        return Verdict(offer, refused=refused)


def read(path: Path, source: str, delivery_id: str, hide: Callable[[str], str]) -> Checked:
    """Let the reader of this source read the file."""
    return alone(reading(path, source, delivery_id, hide))


def reading(path: Path, source: str, delivery_id: str, hide: Callable[[str], str]) -> Steps[Checked]:
    """The same in steps."""
    if source == "ijw":
        from ingest import xml_messages

        return (yield from xml_messages.reading(path, delivery_id, hide))
    from ingest import tabular  # brings pandas and Great Expectations, only where they are needed

    return tabular.read(path, source, delivery_id, hide)


def register_row(verdict: Verdict) -> dict[str, object]:
    """The row of this offer in ingest.deliveries, but for the moment it was written."""
    offer = verdict.offer
    row = {
        "offer_id": offer.offer_id,
        "delivery_id": offer.delivery_id,
        "volgnummer": offer.volgnummer,
        "bron": offer.bron,
        "ontvangen_op": offer.ontvangen_op.isoformat(),
        "naam_versleuteld": offer.naam_versleuteld,
        "bytes": offer.bytes,
        "code_version": code_version(),
        "gewist_sha256": offer.gewist_sha256 or None,
    }
    if verdict.checked:
        kept = {"inhoud_hash": offer.inhoud_hash} if offer.inhoud_hash else {}
        return row | loaded_part(verdict.checked) | kept
    return row | refused_part(verdict.refused, offer.bron) if verdict.refused else row


def loaded_part(checked: Checked) -> dict[str, object]:
    """What the register says of a delivery that is loaded."""
    header = {name: getattr(checked, name) for name in HEADER}
    totals = {"rijen": checked.rijen, "eurocent": checked.eurocent, "inhoud_hash": checked.inhoud_hash}
    return {"status": "geladen"} | header | totals


def refused_part(refused: RejectedDelivery, source: str) -> dict[str, object]:
    """What the register says of a refused delivery: the header as far as it can be believed, and what would help."""
    totals = {name: refused.identity.get(name) for name in ("rijen", "eurocent")}
    return {
        "status": "quarantaine",
        "reden": refused.findings[0].code,
        "herstelbaar_door": refused.herstelbaar_door,
        "herstel_hash": purpose.remedy_hash(refused.herstelbaar_door, source),
        **{name: believed(name, refused.identity.get(name)) for name in HEADER},
        **{name: value if isinstance(value, int) else None for name, value in totals.items()},
    }


def believed(name: str, value: object) -> str | None:
    """A header field of a refused file, or None when it does not look like one or could be a person's number."""
    if not isinstance(value, str) or not re.fullmatch(HEADER[name], value) or bsn.is_valid(value):
        return None
    return value if name != "dagtekening" or is_date(value) else None


def is_date(value: str) -> bool:
    """Whether the text is a day that exists."""
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False
