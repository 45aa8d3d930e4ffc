"""A voice as one file, to be passed on: saved, and brought in. Knows no Qt and no window."""

from __future__ import annotations

ENDING = ".tendvoice"
MARK = "pack.toml"  # the first thing in such a file: what it is, and of which version
KIND = "voice"
VERSION = 1
