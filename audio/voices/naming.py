"""From a line of text to the name of its clip. Knows nothing of files."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping

KEY_LENGTH = 16
_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})


def normalise(text: str) -> str:
    """Return `text` with what cannot be heard levelled: spaces, quotation marks, composition."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_STRAIGHT).split())


def digest(data: bytes) -> str:
    """Return the 16 hexadecimal digits by which clips and lines are known."""
    return hashlib.sha256(data).hexdigest()[:KEY_LENGTH]


class Namer:
    """Names the clips of one voice: the same words and settings have the same name."""

    def __init__(self, settings: Mapping[str, object], respell: Mapping[str, str]) -> None:
        """Take the voice's `settings` and the words (lower case) it must see respelled."""
        self._settings = json.dumps(settings, sort_keys=True, ensure_ascii=False)
        self._respell = dict(respell)
        words = "|".join(re.escape(word) for word in sorted(self._respell, key=len, reverse=True))
        self._pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE) if words else None

    def spoken(self, text: str) -> str:
        """Return what is put before the synthesiser for `text`."""
        line = normalise(text)
        return self._pattern.sub(self._respelled, line) if self._pattern else line

    def key(self, text: str) -> str:
        """Return the name of the clip of `text`: 16 hexadecimal digits."""
        return digest(f"{self._settings}\n{self.spoken(text)}".encode())

    def _respelled(self, match: re.Match[str]) -> str:
        word = match.group()
        sounded = self._respell[word.lower()]
        return sounded[0].upper() + sounded[1:] if word[0].isupper() else sounded
