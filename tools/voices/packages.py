"""Fetches the synthesiser's Debian packages into the build folder; installs nothing.

Its voices lie in the component non-free. The component is added to a copy of the machine's own
package sources that only this build reads, so no machine's sources change.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

PACKAGES = ("rhvoice", "rhvoice-english")
_SOURCES = Path("/etc/apt")
_MARK = "fetched"


def fetched(home: Path) -> Path:
    """Return the folder under `home` where the packages lie unpacked, fetching them if need be."""
    root = home / "root"
    if (root / _MARK).exists():
        return root
    options = _private_apt(home)
    _run("apt-get", *options, "--quiet", "update")
    wanted = ["install", "--yes", "--no-install-recommends", "--download-only", "--reinstall"]
    _run("apt-get", *options, "--quiet", *wanted, *PACKAGES)
    for package in sorted((home / "cache" / "archives").glob("*.deb")):
        _run("dpkg-deb", "--extract", str(package), str(root))
    (root / _MARK).touch()
    return root


def _private_apt(home: Path) -> list[str]:
    """Write the private sources; return the options that make apt-get use only them."""
    for folder in ("sources", "lists/partial", "cache/archives/partial"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    for source in [*_SOURCES.glob("sources.list"), *_SOURCES.glob("sources.list.d/*")]:
        if source.suffix in (".list", ".sources") and "debian" in source.read_text().lower():
            (home / "sources" / source.name).write_text(with_non_free(source.read_text()))
    settings = {
        "Dir::Etc::sourcelist": "/dev/null",
        "Dir::Etc::sourceparts": home / "sources",
        "Dir::State::lists": home / "lists",
        "Dir::Cache": home / "cache",
        "Debug::NoLocking": "1",
    }
    return [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]


def with_non_free(sources: str) -> str:
    """Return apt `sources` of either form with the component non-free beside main."""
    components = r"^((?:Components:|deb\s).*\bmain\b.*)$"
    return re.sub(components, _joined, sources, flags=re.MULTILINE)


def _joined(components: re.Match[str]) -> str:
    line = components.group().rstrip()
    return line if "non-free" in line.split() else f"{line} non-free"


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
