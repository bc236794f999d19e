"""Encryption at rest (age, X25519). Sealing needs the public recipient only; opening needs the archive key."""

import base64
from pathlib import Path
from typing import BinaryIO

import pyrage
from pyrage import x25519

from ingest.settings import Settings


def recipient(settings: Settings) -> x25519.Recipient:
    """The public key for which everything at rest is encrypted."""
    return x25519.Recipient.from_str(settings.secret("archief-ontvanger"))


def identity(settings: Settings) -> x25519.Identity:
    """The private key of the archive; who only loads does not need it."""
    return x25519.Identity.from_str(settings.secret("archief"))


def seal(content: bytes, to: x25519.Recipient) -> bytes:
    """Encrypt what fits in memory; the same format as that of `seal_stream`."""
    return pyrage.encrypt(content, [to])


def seal_text(content: bytes, to: x25519.Recipient) -> str:
    """A few bytes as encrypted base64 text."""
    return base64.b64encode(seal(content, to)).decode("ascii")


def open_text(sealed: str, key: x25519.Identity) -> bytes:
    """The bytes that went into `seal_text`."""
    return pyrage.decrypt(base64.b64decode(sealed), [key])


def seal_stream(reader: BinaryIO, writer: BinaryIO, to: x25519.Recipient) -> None:
    """Encrypt a stream in bounded memory."""
    pyrage.encrypt_io(reader, writer, [to])


def open_bytes(path: Path, settings: Settings) -> bytes:
    """The content of a file that fits in memory; a changed or cut file raises DecryptError."""
    return pyrage.decrypt(path.read_bytes(), [identity(settings)])


def open_file(path: Path, writer: BinaryIO, key: x25519.Identity) -> None:
    """Decrypt a file in bounded memory; a changed or cut file raises OSError."""
    with path.open("rb") as sealed:
        pyrage.decrypt_io(sealed, writer, [key])
