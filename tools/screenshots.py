"""Take pictures of the real app, with example weeks in a folder of its own.

python -m tools.screenshots            the README's three, into docs/pictures
python -m tools.screenshots FOLDER     every page by day and by night, to be looked at
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.app.first_window import FirstWindow
    from desktop.app.tend import Tend

ROOT = Path(__file__).resolve().parent.parent
README = {"now-day", "trends-night", "player"}
PAGES = (
    *("now", "practices", "course", "trends", "journal", "settings", "help", "check-in"),
    *("reflect", "score", "mark", "year", "kept", "histories", "copies", "shifts", "shift", "rota"),
)
LOOK_MS = 1500  # until everything on a page has arrived
Step = tuple[int, Callable[[], object]]  # after how many ms, what


def main(argv: list[str]) -> int:
    """Open the app offscreen, walk through it and keep what is seen; return the exit status."""
    wanted = None if argv else README
    pictures = Path(argv[0]) if argv else ROOT / "docs" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder, _speaker():
        command = [sys.executable, "main.py", "--data-dir", folder]
        subprocess.run(
            [*command, "demo-data", "--weeks", "40", "--seed", "9"], cwd=ROOT, check=True
        )
        _walk(Path(folder), pictures, wanted)
    return 0


@contextmanager
def _speaker() -> Iterator[None]:
    """Give the app a speaker nobody hears, where one can be had, so the player need not explain."""
    from tests.audio.sound_server import MISSING, SoundServer

    if MISSING:
        yield
        return
    server = SoundServer()
    os.environ.update(server.environment() | {"HOME": os.environ.get("HOME", "")})
    try:
        yield
    finally:
        server.close()


def _walk(folder: Path, pictures: Path, wanted: set[str] | None) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop.app.first_window import FirstWindow
    from desktop.app.tend import Tend
    from desktop.services.settings_service import SettingsService
    from desktop.ui import theme

    application = QApplication([sys.argv[0], *theme.ARGUMENTS])
    settings = SettingsService(folder)
    settings.set("safety_seen", True)  # as on any day but the first
    first = FirstWindow(application, settings)
    tend = Tend(first, folder)
    first.closing.append(tend.close)
    first.window.show()
    tend.open(None, None)

    def keep(name: str) -> None:
        if wanted is None or name in wanted:
            first.window.grab().save(str(pictures / f"{name}.png"))

    steps = _steps(first, tend, keep)

    def go_on() -> None:
        step = next(steps, None)
        if step is None:
            application.quit()
            return
        wait_ms, act = step

        def then() -> None:
            act()
            go_on()

        QTimer.singleShot(wait_ms, then)

    go_on()
    application.exec()
    first.close()


def _steps(first: FirstWindow, tend: Tend, keep: Callable[[str], None]) -> Iterator[Step]:
    for appearance in ("day", "night"):
        yield LOOK_MS, lambda chosen=appearance: tend.settings.set("appearance", chosen)  # type: ignore[misc]
        for page in PAGES:
            yield 0, lambda key=page: first.window.show_page(key)  # type: ignore[misc]
            yield LOOK_MS, lambda name=f"{page}-{appearance}": keep(name)  # type: ignore[misc]
    yield 0, lambda: tend.player.begin("leaving-the-shift", 5)
    yield 37_000, lambda: keep("player")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
