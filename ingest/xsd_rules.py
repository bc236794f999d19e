"""One mistake as libxml2 words it -> the rule of the standard that is broken, or our own code, and what is wrong."""

import re

from lxml import etree

from ingest import rule_catalogue
from ingest.masking import shows_bsn

MISSING, MISPLACED, CODE_LIST, WRONG_TYPE = "X001", "X002", "X003", "X008"
SENTENCES = {  # libxml2's name of the mistake -> our code and what the supplier reads
    "SCHEMAV_CVC_ENUMERATION_VALID": (CODE_LIST, "bevat een waarde die niet in de codelijst staat"),
    "SCHEMAV_CVC_PATTERN_VALID": ("X004", "heeft niet het voorgeschreven formaat"),
    "SCHEMAV_CVC_MINLENGTH_VALID": ("X005", "is leeg of te kort"),
    "SCHEMAV_CVC_MAXLENGTH_VALID": ("X006", "is te lang"),
    "SCHEMAV_CVC_MININCLUSIVE_VALID": ("X007", "is lager dan toegestaan"),
    "SCHEMAV_CVC_MAXINCLUSIVE_VALID": ("X007", "is hoger dan toegestaan"),
    "SCHEMAV_CVC_COMPLEX_TYPE_2_3": ("X009", "mag alleen elementen bevatten, geen losse tekst"),
    "SCHEMAV_CVC_TYPE_3_1_2": ("X009", "mag alleen een waarde bevatten, geen elementen"),
    "SCHEMAV_CVC_COMPLEX_TYPE_3_2_1": ("X010", "heeft een attribuut; elementen van iJw hebben geen attributen"),
    "SCHEMAV_CVC_TYPE_3_1_1": ("X010", "heeft een attribuut; elementen van iJw hebben geen attributen"),
}
ALLOWED = {  # libxml2's name of the mistake -> how the sentence goes on about what the schema allows
    "SCHEMAV_CVC_ENUMERATION_VALID": "wel {}",
    "SCHEMAV_CVC_PATTERN_VALID": "patroon {}",
    "SCHEMAV_CVC_MINLENGTH_VALID": "minstens {}",
    "SCHEMAV_CVC_MAXLENGTH_VALID": "hoogstens {}",
    "SCHEMAV_CVC_MININCLUSIVE_VALID": "minstens {}",
    "SCHEMAV_CVC_MAXINCLUSIVE_VALID": "hoogstens {}",
}
OTHER_MISTAKE = ("X011", "voldoet niet aan het schema van dit bericht")
KINDS = {"LDT_Datum": "is geen bestaande datum (jjjj-mm-dd)", "LDT_Tijd": "is geen tijd (uu:mm:ss)"}
ELEMENT = re.compile(r"^Element '(?:\{[^}]*\})?([^']+)'")
EXPECTED = re.compile(r"Expected is (?:one of )?\( (.*?) \)\.")
ATOMIC_TYPE = re.compile(r"atomic type '(?:\{[^}]*\})?([A-Za-z_:]+)'\.$")
NAMESPACE = re.compile(r"\{[^}]*\}")
FACET = re.compile(r"\[facet '(\w+)'\]")
LIMIT = re.compile(r"'([^']*)'\)?\.$")
CODES = re.compile(r" is not an element of the set \{((?:'\w{1,4}'(?:, )?)+)\}\.$")
LONGEST = 150  # characters of what is allowed; a longer list stands in the standard


def element_of(entry: etree._LogEntry) -> str:
    """Name of the element that is wrong, as the sender wrote it."""
    match = ELEMENT.match(entry.message)
    return match[1] if match else ""


def rule_code(entry: etree._LogEntry, element: str, release: str) -> str:
    """The rule of this release that the facet in the message stands for; empty when the standard has no rule for it."""
    facet, limit = FACET.search(entry.message), LIMIT.search(entry.message)
    if not facet or not limit:
        return ""
    codes = rule_catalogue.facet_codes(release)
    asked = [(facet[1], limit[1], element), (facet[1], "", element), (facet[1], limit[1], ""), (facet[1], "", "")]
    return next((codes[key] for key in asked if key in codes), "")


def sentence(entry: etree._LogEntry) -> tuple[str, str]:
    """Our code and the predicate of the sentence for one mistake."""
    if entry.type_name == "SCHEMAV_ELEMENT_CONTENT":
        match = EXPECTED.search(entry.message)
        tags = match[1].split(", ") if match else []
        expected = " of ".join(NAMESPACE.sub("", tag) for tag in tags)
        if "Missing child" in entry.message:
            return MISSING, f"is niet compleet; hier ontbreekt {expected}"
        if schema := schema_of(element_of(entry), tags):
            return MISPLACED, f"staat in de verkeerde namespace; verwacht wordt die van {schema}"
        return MISPLACED, "hoort hier niet" + (f"; hier wordt {expected} verwacht" if expected else "")
    if entry.type_name == "SCHEMAV_CVC_DATATYPE_VALID_1_2_1":
        match = ATOMIC_TYPE.search(entry.message)
        return WRONG_TYPE, KINDS.get(match[1] if match else "", "is geen geheel getal")
    code, mistake = SENTENCES.get(entry.type_name, OTHER_MISTAKE)
    allowed = allowed_by(entry)
    return code, f"{mistake} ({ALLOWED[entry.type_name].format(allowed)})" if allowed else mistake


def allowed_by(entry: etree._LogEntry) -> str:
    """The limit, pattern or codes of the schema, which end the message; never the value of the sender before them."""
    kind = CODES if entry.type_name == "SCHEMAV_CVC_ENUMERATION_VALID" else LIMIT
    found = kind.search(entry.message) if entry.type_name in ALLOWED else None
    allowed = found[1].replace("'", "") if found else ""
    return "" if len(allowed) > LONGEST or shows_bsn(allowed) else allowed


def schema_of(element: str, expected: list[str]) -> str:
    """The schema whose namespace the sender should have used, when the name is expected here; else nothing."""
    tag = next((tag for tag in expected if NAMESPACE.sub("", tag) == element), "")
    return tag and ("het basisschema" if "/basisschema/" in tag else "het bericht")
