"""Ways to spoil a message: half of them move its elements and values about, half of them its bytes."""

from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

from tests.fuzz.berichten import BSNS

STRANGE = (
    "", " ", "0", "-1", "+7", "007", "1.5", "1,00", "x", "99", "999999999999999", "2024-02-30", "31-12-2024",
    "0001-01-01", "9999-12-31", "2024-02-03Z", "0000-00-00", "999900007", "Zoë", "\t", "\\N", "\\.", "a" * 5000,
    "0" * 40, "'; drop table raw.x; --", "&amp;", "𝄞", "\u202e", "\ufeff", "C", "D", "83", "04", "0001", "1900-01-01",
    "2099-01-01",
)  # fmt: skip
PIECES = (
    b"<", b">", b"&", b"</", b"/>", b"]]>", b"<![CDATA[", b"<!--", b"-->", b"<?x ?>", b"&#0;", b"&#x41;", b"&lt;",
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xc0\x80", b"\xe9", b"\x1f\x8b", b"PK\x03\x04", b"<!DOCTYPE b>",
    b'<?xml version="1.0"?>', b" xmlns='x'", b"<Bsn>", b"</Bericht>", b"<Bericht>", b"\r", b"\n", b"\t\\N\t", b"utf-16",
)  # fmt: skip


def drop(one: etree._Element, dice: Random) -> None:
    """Leave an element out."""
    if one.getparent() is not None:
        one.getparent().remove(one)


def double(one: etree._Element, dice: Random) -> None:
    """Write an element twice or many times."""
    if one.getparent() is not None:
        for _ in range(dice.choice((1, 1, 1, 40))):
            one.addnext(deepcopy(one))


def swap(one: etree._Element, dice: Random) -> None:
    """Put an element somewhere among its siblings."""
    parent = one.getparent()
    if parent is not None:
        parent.remove(one)
        parent.insert(dice.randint(0, len(parent)), one)


def move(one: etree._Element, dice: Random) -> None:
    """Put an element below another one."""
    places = [other for other in one.getroottree().iter(etree.Element) if one not in (other, *other.iterancestors())]
    if places:
        dice.choice(places).append(one)


def rename(one: etree._Element, dice: Random) -> None:
    """Give an element the name, or the namespace, of another one or of nobody."""
    other = dice.choice(list(one.getroottree().iter(etree.Element))).tag
    one.tag = dice.choice((other, "Onbekend", f"{{urn:x}}{etree.QName(one).localname}"))


def retext(one: etree._Element, dice: Random) -> None:
    """Another value; sometimes that of another element."""
    leaves = [leaf for leaf in one.getroottree().iter(etree.Element) if not len(leaf)] or [one]
    text = dice.choice((*STRANGE, dice.choice(leaves).text, dice.choice(BSNS)))
    (one if dice.random() < 0.1 else dice.choice(leaves)).text = text


def attribute(one: etree._Element, dice: Random) -> None:
    """An attribute, or many."""
    for number in range(dice.choice((1, 1, 100))):
        one.set(f"a{number}", "x")


def insert(one: etree._Element, dice: Random) -> None:
    """A comment, an instruction or an unknown element inside, also in the middle of a value."""
    made = dice.choice((etree.Comment(" 999900006 "), etree.ProcessingInstruction("php", "x"), etree.Element("Nieuw")))
    made.tail = dice.choice((None, "9", " "))
    one.insert(0, made)


def nest(one: etree._Element, dice: Random) -> None:
    """A deep hole."""
    for _ in range(dice.choice((1, 5, 300))):
        one = etree.SubElement(one, "Diep")


STRUCTURAL: tuple[Callable[[etree._Element, Random], None], ...] = (
    *(drop, double, swap, move, rename, attribute, insert, nest),
    *(retext, retext, retext, retext),
)


def structural(root: etree._Element, dice: Random) -> bytes:
    """One to three changes to elements and values; the result is welformed."""
    root = deepcopy(root)
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        one = dice.choice(list(root.iter(etree.Element)))
        dice.choice(STRUCTURAL)(one, dice)
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    if dice.random() < 0.1:  # another release, another message, another standard
        old, new = dice.choice(((b"/3_2/", b"/2_3/"), (b"/2_3/", b"/3_2/"), (b"/jw3", b"/jw4"), (b"/ijw/", b"/iwmo/")))
        content = content.replace(old, new)
    return content


def bytewise(content: bytes, dice: Random) -> bytes:
    """One to three changes to bytes: flip, cut, insert, double, or cut off."""
    for _ in range(dice.choice((1, 1, 2, 3))):
        at = dice.randrange(len(content) + 1)
        to = min(len(content), at + dice.choice((1, 1, 8, 64, 1024)))
        kind = dice.randrange(6)
        if kind == 0 and at < len(content):
            content = content[:at] + bytes([content[at] ^ (1 << dice.randrange(8))]) + content[at + 1 :]
        elif kind == 1:
            content = content[:at] + content[to:]
        elif kind == 2:
            content = content[:at] + content[at:to] + content[at:]
        elif kind == 3:
            content = content[:at] if dice.random() < 0.3 else content[:at] + bytes(dice.randbytes(3)) + content[at:]
        else:
            content = content[:at] + dice.choice(PIECES) + content[at:]
    return content
