"""Take the README's pictures from the real app, with example weeks in a folder of its own.

python -m tools.screenshots [FOLDER]        docs/pictures unless given
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Step = tuple[int, Callable[[], object]]  # after how many ms, what


def main(argv: list[str]) -> int:
    """Open the app offscreen, walk through it and keep what is seen; return the exit status."""
    pictures = Path(argv[0]) if argv else ROOT / "docs" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "main.py", "--data-dir", folder]
        subprocess.run(
            [*command, "demo-data", "--weeks", "40", "--seed", "9"], cwd=ROOT, check=True
        )
        _walk(Path(folder), pictures)
    return 0


def _walk(folder: Path, pictures: Path) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from desktop.app.first_window import FirstWindow
    from desktop.app.tend import Tend
    from desktop.services.settings_service import SettingsService

    application = QApplication([])
    first = FirstWindow(application, SettingsService(folder))
    tend = Tend(first, folder)
    first.closing.append(tend.close)
    first.window.show()
    tend.open(None, None)
    steps = iter(_steps(first, tend, pictures))

    def go_on() -> None:
        step = next(steps, None)
        if step is None:
            application.quit()
            return
        wait_ms, act = step
        QTimer.singleShot(wait_ms, lambda: (act(), go_on()))

    go_on()
    application.exec()
    first.close()


def _steps(first: object, tend: object, pictures: Path) -> Iterator[Step]:
    from desktop.app.first_window import FirstWindow
    from desktop.app.tend import Tend

    if not isinstance(first, FirstWindow) or not isinstance(tend, Tend):
        raise TypeError("the window and what stands behind it")
    window = first.window

    def keep(name: str) -> Step:
        return 1200, lambda: window.grab().save(str(pictures / f"{name}.png"))

    yield keep("now-day")
    for appearance in ("day", "night"):
        yield 0, lambda chosen=appearance: tend.settings.set("appearance", chosen)  # type: ignore[misc]
        for page in ("now", "practices", "trends", "journal", "settings"):
            yield 0, lambda key=page: window.show_page(key)  # type: ignore[misc]
            yield keep(f"{page}-{appearance}")
    yield 0, lambda: tend.player.begin("leaving-the-shift", 5)
    yield 25_000, lambda: None
    yield keep("player")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
