"""Which system libraries Qt and the checks need, by the name a loader or a shell looks for."""

from __future__ import annotations

import ctypes
import shutil
from pathlib import Path

# SONAME → Debian and Ubuntu package. Ubuntu's "t64" packages provide the same names.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libpulse.so.0": "libpulse0",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libdrm.so.2": "libdrm2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Programs that the measured checks play through, watch and compare with; the app needs none.
PROGRAMS = {
    "pulseaudio": "pulseaudio",
    "parec": "pulseaudio-utils",
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "ffmpeg": "ffmpeg",
    "mpv": "mpv",
    "stress-ng": "stress-ng",
    "strace": "strace",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FONT_PACKAGE = "fonts-inter"


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def _has_font() -> bool:
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    endings = ("*.ttf", "*.otf", "*.ttc")
    return any(next(f.rglob(end), None) for f in folders if f.is_dir() for end in endings)


def missing_libraries() -> list[str]:
    """Return the packages whose library the loader cannot find, and a font's if there is none."""
    packages = [package for soname, package in LIBRARIES.items() if not _loads(soname)]
    return packages if _has_font() else [*packages, FONT_PACKAGE]


def missing_programs() -> list[str]:
    """Return the packages whose program is not on the path."""
    return [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
