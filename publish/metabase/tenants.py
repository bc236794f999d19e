"""The region's configuration -> who has a part of Metabase for itself: each gemeente, the region (SOJ) and the auditor.

The fence is the database role of the connection, not a setting of Metabase: it can read its own marts and nothing else.
"""

from dataclasses import dataclass
from hashlib import sha256

from ingest.settings import Settings
from publish.gemeenten import REGION, region_gemeenten

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ID_LENGTH = 21
QUESTIONS = "query-builder"
QUESTIONS_AND_SQL = "query-builder-and-native"


@dataclass(frozen=True)
class Tenant:
    """One audience with its own connection, group and collection. `part`: the publication's part it reads."""

    key: str
    naam: str
    audience: str
    role: str
    part: str
    schemas: tuple[str, ...]
    may_ask: str

    @property
    def database(self) -> str:
        """Name of the connection."""
        return f"Jeugdhulp - {self.naam}"

    @property
    def group(self) -> str:
        """Name of the group of people."""
        return f"Jeugdhulp - {self.naam}"

    @property
    def collection(self) -> str:
        """Name of the collection with its dashboards."""
        return self.naam

    def entity_id(self, path: str) -> str:
        """The same 21 characters on every server, every time, for the card at this path of this tenant."""
        number = int.from_bytes(sha256(f"{path}|{self.key}".encode()).digest())
        letters = []
        for _ in range(ID_LENGTH):
            number, place = divmod(number, len(ALPHABET))
            letters.append(ALPHABET[place])
        return "".join(letters)

    def marker(self, path: str) -> str:
        """The line by which we know an object again that cannot get an id from us."""
        return f"[jeugd:{self.key}:{path}]"


def region_tenants(settings: Settings) -> list[Tenant]:
    """Everybody with a part of Metabase. A gemeente asks with the mouse; SOJ and auditor may also write SQL."""
    gemeenten = [
        Tenant(
            key=gemeente.code,
            naam=gemeente.naam,
            audience="gemeente",
            role=f"gemeente_{gemeente.code}",
            part=gemeente.code,
            schemas=(f"mart_{gemeente.code}",),
            may_ask=QUESTIONS,
        )
        for gemeente in region_gemeenten(settings)
    ]
    region = ("mart_regio", "publicatie")
    return [
        *gemeenten,
        Tenant("regio", "Regio", "regio", "soj", REGION, ("mart_soj", *region), QUESTIONS_AND_SQL),
        Tenant("auditor", "Auditor", "auditor", "auditor", REGION, (*region, "ingest"), QUESTIONS_AND_SQL),
    ]
