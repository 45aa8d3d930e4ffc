"""The key of a locked journal, made of its passphrase. Knows no file and no SQLite.

The passphrase itself is kept nowhere. The key is SQLCipher's own (PBKDF2 with HMAC-SHA512, 256,000
rounds, the salt in the file's first 16 bytes), so any other program that reads SQLCipher opens a
journal by its passphrase: https://www.zetetic.net/sqlcipher/design/
"""

from __future__ import annotations

import unicodedata

from desktop.core.errors import AppError, ErrorKind

ROUNDS = 256_000
KEY_LENGTH = 32  # bytes
FEWEST = 8  # characters


class Key:
    """A key and the salt that it was made with, until it is forgotten. Never shown, never saved."""

    __slots__ = ("_raw", "salt")

    def __init__(self, raw: bytes, salt: bytes) -> None:
        self._raw, self.salt = bytearray(raw), salt

    @property
    def text(self) -> str:
        """The key in the words of SQLCipher, which then derives nothing of it any more.

        Raises:
            AppError: it was forgotten.
        """
        if not self._raw:
            raise AppError(ErrorKind.JOURNAL_LOCKED)
        return f"x'{self._raw.hex()}{self.salt.hex()}'"

    def is_same(self, other: Key) -> bool:
        """Say whether the two open the same file; takes as long whether they do or not."""
        from hmac import compare_digest

        return compare_digest(self._raw, other._raw) and self.salt == other.salt

    def forget(self) -> None:
        """Overwrite the key in memory, as far as Python lets one."""
        self._raw[:] = bytes(len(self._raw))
        self._raw.clear()


def key_of(passphrase: str, salt: bytes) -> Key:
    """Make the key of a passphrase; takes about a tenth of a second, by design."""
    from hashlib import pbkdf2_hmac

    raw = pbkdf2_hmac("sha512", normalised(passphrase).encode(), salt, ROUNDS, KEY_LENGTH)
    return Key(raw, salt)


def new_key(passphrase: str) -> Key:
    """Make the key of a new passphrase, with a salt of its own.

    Raises:
        AppError: the passphrase is too short.
    """
    from os import urandom

    from desktop.core.journal_head import SALT_LENGTH

    check_length(passphrase)
    return key_of(passphrase, urandom(SALT_LENGTH))


def normalised(passphrase: str) -> str:
    """Return a passphrase as it counts: an accent is one however the keyboard made it (NFC)."""
    return unicodedata.normalize("NFC", passphrase)


def check_length(passphrase: str) -> None:
    """Refuse a passphrase that is too short to protect anything; none is too long.

    Raises:
        AppError: it is too short.
    """
    if len(normalised(passphrase)) < FEWEST:
        raise AppError(ErrorKind.PASSPHRASE_SHORT, fewest=FEWEST)
