"""Every unsafe archive is refused with its own code, before anything of it is on disk."""

import io
import stat
import zipfile

import pytest

from tests.ingest import deliveries as d
from tests.ingest.reading import refusal


def archive(**members: bytes) -> bytes:
    return d.zipped(members)


def renamed(name: str) -> bytes:
    return d.zipped({**d.members("huisarts"), name: b"x"})


def with_entry(change) -> bytes:
    """A zip with one entry that `change` made strange."""
    entry = zipfile.ZipInfo("verwijzingen.csv")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        change(entry)
        archive.writestr(entry, b"a;b\n" * 20)
    return buffer.getvalue()


def as_symlink(entry: zipfile.ZipInfo) -> None:
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16


def as_bzip2(entry: zipfile.ZipInfo) -> None:
    entry.compress_type = zipfile.ZIP_BZIP2


def encrypted() -> bytes:
    """Set the password bit in both headers of the only member."""
    content = bytearray(with_entry(lambda entry: None))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def damaged() -> bytes:
    content = with_entry(lambda entry: None)
    return content.replace(b"a;b\n", b"a;c\n", 1)


def doubled() -> bytes:
    content = d.zipped({"a.csv": b"x", "b.csv": b"y"})
    return content.replace(b"b.csv", b"A.csv")


def with_lying_size() -> bytes:
    """The directory says 1 byte; the stream holds 3 MB of zeros."""
    content = bytearray(d.zipped({"a.csv": bytes(3_000_000)}))
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = (1).to_bytes(4, "little")
    return bytes(content)


ARCHIVES = {
    "empty": ("Z001", lambda: b""),
    "text": ("Z001", lambda: b"casus_id;gezin_id\n" * 10),
    "truncated": ("Z001", lambda: d.sjt_zip()[:-200]),
    "trailing_bytes": ("Z001", lambda: d.sjt_zip() + b"\0" * 30),
    "no_members": ("Z001", lambda: archive()),
    "many_members": ("Z002", lambda: d.zipped({f"{number}.csv": b"" for number in range(101)})),
    "huge_directory": ("Z002", lambda: d.zipped({f"{number:0>200}": b"" for number in range(400)})),
    "too_large": ("Z003", lambda: d.zipped({f"{number}.csv": bytes(70 << 20) for number in range(3)})),
    "bomb": ("Z004", lambda: archive(bom=bytes(2 << 20))),
    "lying_size": ("Z010", with_lying_size),
    "parent_folder": ("Z005", lambda: renamed("../x.csv")),
    "absolute": ("Z005", lambda: renamed("/x.csv")),
    "backslash": ("Z005", lambda: renamed("..\\x.csv")),
    "folder": ("Z005", lambda: renamed("map/x.csv")),
    "folder_entry": ("Z005", lambda: renamed("map/")),
    "apple_litter": ("Z005", lambda: renamed("._verwijzingen.csv")),
    "symlink": ("Z006", lambda: with_entry(as_symlink)),
    "double_name": ("Z007", doubled),
    "nested_zip": ("Z008", lambda: renamed_to_zip()),
    "nested_gzip": ("Z008", lambda: d.zipped({"a.csv": b"\x1f\x8b\x08 and so on"})),
    "password": ("Z009", encrypted),
    "wrong_crc": ("Z010", damaged),
    "bzip2": ("Z011", lambda: with_entry(as_bzip2)),
}


def renamed_to_zip() -> bytes:
    return d.zipped({"verwijzingen.csv": d.huisarts_zip()})


@pytest.mark.parametrize("case", ARCHIVES)
def test_an_unsafe_archive_is_refused(tmp_path, case):
    code, make = ARCHIVES[case]
    error = refusal(tmp_path, "huisarts", make())
    assert [finding.code for finding in error.findings] == [code]
    assert error.identity == {}
    assert list(tmp_path.iterdir()) == [tmp_path / "levering.zip"]
