"""Elements of an answer: taken from the original, or made; and from elements to bytes that our schema accepts."""

from lxml import etree

from ingest.contract import MessageMap
from ingest.ijw_rule import number
from ingest.xml_messages import schema

BASIS = "http://www.istandaarden.nl/ijw/{}/basisschema/schema"
DECLARATION = b'<?xml version="1.0" encoding="UTF-8"?>\n'

Node = tuple[str, "str | list"]  # name and text, or name and what is inside; `ijw:` = of the basisschema


def copied(element: etree._Element) -> list[Node]:
    """The children of an element of the original as they stand; those of the basisschema keep their namespace."""
    found: list[Node] = []
    for one in element:
        name = etree.QName(one)
        prefix = "ijw:" if "/basisschema/" in name.namespace else ""
        found.append((prefix + name.localname, copied(one) if len(one) else one.text or ""))
    return found


def child(element: etree._Element, name: str) -> etree._Element:
    """The first element below with this name; the message is valid, so it is there."""
    return next(one for one in element.iter() if etree.QName(one).localname == name)


def cents(element: etree._Element) -> int:
    """Signed eurocents of an amount with DebetCredit."""
    value, sign = (one.text or "" for one in element)
    return -number(value) if sign == "C" else number(value)


def amount(value: int) -> list[Node]:
    """A total with DebetCredit; zero is debet (CS325)."""
    return [("ijw:TotaalBedrag", str(abs(value))), ("ijw:DebetCredit", "C" if value < 0 else "D")]


def codes_node(codes: list[str]) -> Node:
    """RetourCodes with one or more codes."""
    return ("RetourCodes", [("RetourCode", code) for code in codes])


def as_bytes(answer: MessageMap, body: list[Node]) -> bytes:
    """The message in UTF-8 with CR/LF (OP192). One that our own schema refuses is our mistake and goes nowhere."""
    basis = BASIS.format(answer.release.replace(".", "_"))
    root = etree.Element(f"{{{answer.namespace}}}Bericht", nsmap={None: answer.namespace, "ijw": basis})
    add(root, body, answer.namespace, basis)
    judge = schema(answer.namespace)
    if not judge.validate(root):
        wrong = sorted({entry.type_name for entry in judge.error_log})
        raise RuntimeError(f"the {answer.bericht} that we made is not valid: {', '.join(wrong)}")
    return (DECLARATION + etree.tostring(root, encoding="UTF-8", pretty_print=True)).replace(b"\n", b"\r\n")


def add(parent: etree._Element, nodes: list[Node], own: str, basis: str) -> None:
    """Put nodes below an element."""
    for name, content in nodes:
        is_shared = name.startswith("ijw:")
        element = etree.SubElement(parent, f"{{{basis if is_shared else own}}}{name.removeprefix('ijw:')}")
        if isinstance(content, str):
            element.text = content
        else:
            add(element, content, own, basis)
