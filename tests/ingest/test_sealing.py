"""Names of files, sealed: each can be opened by itself, with the archive key only."""

import base64

import pyrage
import pytest
from cryptography.exceptions import InvalidTag
from pyrage import x25519

from ingest import sealing

KEY = x25519.Identity.generate()


def test_each_text_of_one_sealer_can_be_opened_by_itself():
    seal = sealing.text_sealer(KEY.to_public())
    names = [b"Jan de Vries.xml", b"", b"Jan de Vries.xml", b"\xff" * 255]
    sealed = [seal(name) for name in names]
    assert [sealing.open_text(text, KEY) for text in sealed] == names
    assert len(set(sealed)) == len(names)  # equal names do not look equal
    assert not any("Vries" in str(base64.b64decode(part)) for text in sealed for part in text.split("."))


def test_another_key_opens_nothing():
    text = sealing.text_sealer(KEY.to_public())(b"naam")
    with pytest.raises(pyrage.DecryptError):
        sealing.open_text(text, x25519.Identity.generate())


def test_a_text_under_the_key_of_another_sealer_is_not_believed():
    (key, _), (_, content) = (sealing.text_sealer(KEY.to_public())(b"naam").split(".") for _ in range(2))
    with pytest.raises(InvalidTag):
        sealing.open_text(f"{key}.{content}", KEY)


def test_a_name_that_was_sealed_as_one_age_file_still_opens():
    text = base64.b64encode(sealing.seal(b"naam", KEY.to_public())).decode("ascii")
    assert sealing.open_text(text, KEY) == b"naam"
