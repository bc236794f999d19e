"""Encryption at rest (age, X25519). Sealing needs the public recipient only; opening needs the archive key."""

import base64
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pyrage
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from pyrage import x25519

from ingest.settings import Settings

NONCE = 12  # bytes of ChaCha20-Poly1305, drawn anew for every text


def recipient(settings: Settings) -> x25519.Recipient:
    """The public key for which everything at rest is encrypted."""
    return x25519.Recipient.from_str(settings.secret("archief-ontvanger"))


def identity(settings: Settings) -> x25519.Identity:
    """The private key of the archive; who only loads does not need it."""
    return x25519.Identity.from_str(settings.secret("archief"))


def seal(content: bytes, to: x25519.Recipient) -> bytes:
    """Encrypt what fits in memory; the same format as that of `seal_stream`."""
    return pyrage.encrypt(content, [to])


def text_sealer(to: x25519.Recipient) -> Callable[[bytes], str]:
    """A function that seals a few bytes as text: `<key, sealed for the recipient>.<nonce and bytes under that key>`.

    All texts of one sealer share its key, so only that one costs an exchange of X25519. Every text brings it along and
    can be kept, moved, opened or erased by itself.
    """
    key = ChaCha20Poly1305.generate_key()
    cipher, sealed_key = ChaCha20Poly1305(key), base64.b64encode(seal(key, to)).decode("ascii")

    def seal_text(content: bytes) -> str:
        nonce = os.urandom(NONCE)
        return f"{sealed_key}.{base64.b64encode(nonce + cipher.encrypt(nonce, content, None)).decode('ascii')}"

    return seal_text


def open_text(sealed: str, key: x25519.Identity) -> bytes:
    """The bytes that a text sealer was given; a text of before there were any is one age file."""
    head, _, rest = sealed.partition(".")
    opened, content = pyrage.decrypt(base64.b64decode(head), [key]), base64.b64decode(rest)
    return ChaCha20Poly1305(opened).decrypt(content[:NONCE], content[NONCE:], None) if rest else opened


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
