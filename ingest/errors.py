"""The two kinds of "no": RejectedDelivery (the supplier must act) and every other exception (an engineer must act)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing wrong in a delivery, in Dutch, without any value of a person."""

    stap: str  # bestand, codering, xml, xsd, regel, manifest, contract, privacy, dubbel, doelbinding
    code: str  # rule of the standard (CS002, TR358) or ours (B001 ...)
    melding: str  # what is wrong, in plain Dutch
    wat_te_doen: str  # what the supplier does now
    element: str = ""  # element path, or file and column
    regelnummer: int | None = None  # line in the file or row in the CSV, from 1
    niveau: int | None = None  # control level of the standard, 1 to 4; None = a rule of ours
    retourcode: str = ""  # what the standard answers; empty = no retour belongs to it
    toewijzingnummer: str = ""  # of the object that is wrong, as the sender wrote it; never a BSN
    referentienummer: str = ""  # ReferentieNummer or ReferentieAanbieder of that object; never a BSN


class RejectedDelivery(Exception):
    """The supplier must act. Carries the findings and what could make this delivery acceptable after all."""

    def __init__(self, findings: list[Finding], herstelbaar_door: str = "niets", **identity: object) -> None:
        super().__init__("; ".join(f"{f.code} {f.melding}" for f in findings[:3]))
        self.findings = findings
        self.herstelbaar_door = herstelbaar_door  # codelijst, contract, release, doelbinding, beheerder, niets
        self.identity = identity  # what could be read: bericht, release, afzender, ..., rijen, eurocent


class Stop(Exception):
    """The person at the keyboard must act first; the message says what. Shown without a traceback."""


class LoadFailed(Exception):
    """An engineer must act: our own code failed on some deliveries. Everything else in the batch is settled."""
