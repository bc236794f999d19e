"""Valid zip deliveries of every contract for tests; a test changes what it wants to see refused.

Example: `sjt_zip(tables={"kerntaken": [{**KERNTAAK, "uren": "3.5"}]}, identificatie="sjt-2")`.
"""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from ingest.contract import table_contract
from tests.ingest.deliveries_financien import FINANCIEN
from tests.ingest.deliveries_keten import KETEN

Row = Mapping[str, str]
Tables = Mapping[str, Iterable[Row]]

CHILD = "999990019"  # test range, passes the 11-proef
PARENT = "999990020"

CASUS = {
    "casus_id": "C-1",
    "gezin_id": "G-1",
    "team_id": "T-05",
    "gemeente_code": "0505",
    "datum_aanmelding": "2024-01-08",
    "aanmeldroute": "SCHOOL",
    "datum_start": "2024-01-15",
    "datum_einde": "",
    "reden_einde": "",
    "status": "ACTIEF",
}
DEELNAME = {"casus_id": "C-1", "bsn": CHILD, "geboortedatum": "2012-05-17", "rol": "JEUGDIGE"}
DEELNAME |= {"van": "2024-01-15", "tot": ""}
OUDER = {**DEELNAME, "bsn": PARENT, "geboortedatum": "1984-02-29", "rol": "OUDER"}
KERNTAAK = {
    "kerntaak_periode_id": "K-1",
    "casus_id": "C-1",
    "kerntaak": "GEZINSREGIE",
    "datum_start": "2024-01-15",
    "datum_einde": "2024-06-30",
    "professional_id": "P-17",
    "uren": "42.5",
    "complexiteit": "MIDDEN",
}
HULPVRAAG = {"casus_id": "C-1", "leefgebied": "OPVOEDING", "problematiek": "GEDRAG"}
PLAN = {
    "plan_id": "PL-1",
    "gezin_id": "G-1",
    "versie": "1",
    "regisseur_professional_id": "P-17",
    "familiegroepsplan": "nee",
    "datum_start": "2024-02-01",
    "datum_einde": "",
}
BESLUIT = {
    "casus_id": "C-1",
    "besluit": "INDIVIDUELE_VOORZIENING",
    "datum_besluit": "2024-02-12",
    "bsn": CHILD,
    "beschikking_nummer": "B2024-1",
    "toewijzing_nummer": "4711",
    "product_code": "45A48",
    "volume": "120",
    "frequentie": "2",
    "einddatum": "2024-12-31",
}
UITKOMST = {"casus_id": "C-1", "uitval": "nee", "tevredenheid": "8.5"}
UITKOMST |= {"zonder_hulp_verder": "ja", "doelrealisatie": "80"}
MAATREGEL = {
    "maatregel_id": "M-1",
    "bsn": CHILD,
    "geboortedatum": "2012-05-17",
    "geslacht": "2",
    "gemeente_code": "0505",
    "gi_agb": "01234567",
    "type_maatregel": "11",
    "datum_aanvang": "2024-03-01",
    "datum_einde": "",
    "reden_einde": "",
    "datum_overgedragen": "",
    "erkende_interventie": "",
}
BEPALING = {
    "bepaling_id": "B-1",
    "maatregel_id": "M-1",
    "bsn": CHILD,
    "gemeente_code": "0505",
    "datum_bepaling": "2024-03-05",
    "aanbieder_agb": "30000001",
    "product_code": "44A11",
    "begindatum": "2024-03-11",
    "einddatum": "2025-03-10",
    "toewijzing_nummer": "",
    "machtiging": "UITHUISPLAATSING",
    "spoed": "nee",
}
VERWIJZING = {
    "verwijzing_id": "ZD-1",
    "bsn": CHILD,
    "geboortedatum": "2012-05-17",
    "gemeente_code": "0505",
    "verwijsdatum": "2024-04-02",
    "verwijzer_agb": "01000001",
    "praktijk_agb": "01050001",
    "verwijzertype": "02",
    "type_zorg": "BASIS_GGZ",
    "aanbieder_agb": "30000001",
    "poh_jeugd": "ja",
    "aantal_poh_consulten": "3",
    "afgestemd_met_jeugdteam": "nee",
    "urgentie": "REGULIER",
}
SJT = {
    "casussen": [CASUS],
    "casusdeelnames": [DEELNAME, OUDER],
    "kerntaken": [KERNTAAK],
    "hulpvragen": [HULPVRAAG],
    "plannen": [PLAN],
    "toegangsbesluiten": [BESLUIT],
    "uitkomsten": [UITKOMST],
}
GI = {"maatregelen": [MAATREGEL], "bepalingen": [BEPALING]}
HUISARTS = {"verwijzingen": [VERWIJZING]}
CONTRACT = {"contract_id": "C-1", "aanbieder_agb": "30000001", "perceel": "AMBULANT", "bekostiging": "PXQ"}
CONTRACT |= {"grootteklasse": "KLEIN", "plafond_euro": "", "inkoopniveau": "REGIO", "locatie_gemeente": "0505"}
CONTRACT |= {"vanaf": "2024-01-01", "tot": ""}
TARIEF = {"tarief_id": "T-1", "contract_id": "C-1", "product_code": "45A48", "eenheid": "04"}
TARIEF |= {"tarief_eurocent": "9875", "vanaf": "2024-01-01", "tot": "", "gemeente_code": ""}
LUMPSUM = {"lumpsum_id": "L-1", "contract_id": "C-1", "jaar": "2024", "gemeente_code": "0505"}
LUMPSUM |= {"bedrag_eurocent": "1000000"}
GESPREK = {"gesprek_id": "G-1", "aanbieder_agb": "30000001", "datum": "2024-03-01", "soort": "INHOUDELIJK"}
INKOOP = {"contracten": [CONTRACT], "tarieven": [TARIEF], "lumpsums": [LUMPSUM]}
INKOOP |= {"gesprekken": [GESPREK]}
UITKOMST_TRAJECT = {
    "uitkomst_id": "U-1",
    "bsn": CHILD,
    "gemeente_code": "0505",
    "aanbieder_agb": "30000001",
    "toewijzing_nummer": "4711",
    "product_code": "45A48",
    "einddatum": "2024-06-14",
    "meetdatum": "2024-06-20",
    "informant": "OUDER",
    "instrument": "SDQ",
    "uitval": "nee",
    "reden_uitval": "",
    "tevredenheid": "8.5",
    "tevredenheid_schaal": "1-10",
    "zonder_hulp_verder": "ja",
    "problemen_verminderd": "",
    "doelen_gesteld": "3",
    "doelen_behaald": "2",
}
STAND = {"stand_id": "S-1", "peildatum": "2024-06-30", "aanbieder_agb": "30000001", "perceel": "AMBULANT"}
STAND |= {"product_code": ""}
WACHTLIJST = {**STAND, "gemeente_code": "", "crisis": "nee", "aantal_wachtenden": "14"}
WACHTLIJST |= {"gemiddelde_wachttijd_dagen": "41.5", "mediane_wachttijd_dagen": "35"}
AANBIEDER = {
    "uitkomsten": [UITKOMST_TRAJECT],
    "wachttijden": [WACHTLIJST],
    "capaciteit": [{**STAND, "plaatsen": "20", "bezet": "18"}],
}
VALID = {"sjt": SJT, "gi": GI, "huisarts": HUISARTS, "inkoop": INKOOP, "aanbieder": AANBIEDER}
VALID |= {"financien": FINANCIEN, "keten": KETEN}
SENDERS = {"sjt": "SJT-ZHZ", "gi": "01234567", "huisarts": "01050001", "inkoop": "INKOOP-ZHZ", "aanbieder": "30000001"}
SENDERS |= {"financien": "SOJ-FIN", "keten": "VEILIGTHUIS"}


def sjt_zip(tables: Tables | None = None, **manifest: Any) -> bytes:
    """A valid SJT delivery; `tables` replaces whole files, other keywords replace manifest fields."""
    return delivery_zip("sjt", tables, **manifest)


def gi_zip(tables: Tables | None = None, **manifest: Any) -> bytes:
    """A valid GI delivery; see `sjt_zip`."""
    return delivery_zip("gi", tables, **manifest)


def huisarts_zip(tables: Tables | None = None, **manifest: Any) -> bytes:
    """A valid huisarts delivery; see `sjt_zip`."""
    return delivery_zip("huisarts", tables, **manifest)


def delivery_zip(contract: str, /, tables: Tables | None = None, **manifest: Any) -> bytes:
    """A valid delivery of one contract as the bytes of a zip."""
    return zipped(members(contract, tables, **manifest))


def members(contract: str, /, tables: Tables | None = None, **manifest: Any) -> dict[str, bytes]:
    """File name -> content of a valid delivery, manifest first."""
    files = {}
    described = {}
    for name, valid_rows in VALID[contract].items():
        rows = list((tables or {}).get(name, valid_rows))
        files[f"{name}.csv"] = csv_bytes(rows, columns=list(valid_rows[0]))
        described[f"{name}.csv"] = {"rijen": len(rows), "sha256": sha256(files[f"{name}.csv"])}
    content = {
        "contract": contract,
        "versie": table_contract(contract).versie,
        "levering": "volledig" if contract in ("inkoop", "financien") else "mutaties",
        "afzender": SENDERS[contract],
        "ontvanger": "0505",
        "identificatie": f"{contract}-2024-07",
        "dagtekening": "2024-07-05",
        "periode": {"van": "2024-01-01", "tot": "2024-06-30"},
        "bestanden": described,
    } | manifest
    return {"manifest.json": json.dumps(content).encode()} | files


def with_file(files: dict[str, bytes], name: str, content: bytes) -> dict[str, bytes]:
    """The same delivery with other bytes in one CSV, and a manifest that agrees with them."""
    manifest = json.loads(files["manifest.json"])
    manifest["bestanden"][name] = {"rijen": max(content.count(b"\n") - 1, 0), "sha256": sha256(content)}
    return {**files, name: content, "manifest.json": json.dumps(manifest).encode()}


def csv_bytes(rows: list[Row], columns: list[str] | None = None) -> bytes:
    """UTF-8 CSV with header, separator ; and LF; `columns` names the header of an empty file."""
    text = io.StringIO()
    header = list(rows[0]) if rows else columns or []
    writer = csv.DictWriter(text, header, delimiter=";", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files with fixed timestamps, so equal content is equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def sha256(content: bytes) -> str:
    """Hex SHA-256."""
    return hashlib.sha256(content).hexdigest()
