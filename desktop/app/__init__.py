"""The window: a composition root. It builds in order, connects, and closes in reverse.

Only what the first paint needs is imported here; the rest follows once the window is up.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import data_folder, journal_file

# How long one thread may keep another from Python. By default ten times as long: each call back
# from Qt into Python would wait for that while anything at all is loaded or worked out behind.
SWITCH_S = 0.0005

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.app.first_window import FirstWindow
    from desktop.app.sound_road import SoundRoad
    from desktop.core.settings import Value
    from desktop.system.turns import Step


def run_window(
    data_dir: str | None = None,
    start: str | None = None,
    minutes: int | None = None,
    exit_after_first_paint: bool = False,
    ward: bool = False,
) -> int:
    """Open the window and stay until it is closed; return the exit status.

    `ward` lets it begin in ward mode, this once.
    """
    if not _has_display():
        from desktop.core.sentences import sentence

        print(sentence(AppError(ErrorKind.NO_DISPLAY)), file=sys.stderr)  # noqa: T201
        return 1
    # Qt would paint each frame of the light by several threads, which wake one another for longer
    # than they paint.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    sys.setswitchinterval(SWITCH_S)
    gc.disable()  # starting up makes little garbage; `GuiGarbage` takes over from there
    folder = data_folder(data_dir, os.environ)
    from PySide6.QtWidgets import QApplication  # noqa: F401 - it puts its hook before imports

    from desktop.system.plain_imports import restore_plain_imports

    restore_plain_imports()
    # Not before: two threads that import while the hook comes and goes can find half a module.
    road = None if start is None else _set_out(folder, start, minutes)
    try:
        status = _run(folder, start, minutes, exit_after_first_paint, ward, road)
    finally:
        if road is not None:
            road.close()
    from desktop.system.leaving import leave

    return leave(status)


def _run(
    folder: Path,
    start: str | None,
    minutes: int | None,
    exit_after_first_paint: bool,
    ward: bool,
    road: SoundRoad | None,
    news: str = "",
) -> int:
    from PySide6.QtWidgets import QApplication

    from desktop.system.single_instance import call_other_copy
    from desktop.ui import theme

    application = QApplication.instance()
    if not isinstance(application, QApplication):  # else the window opens once more
        application = QApplication([*sys.argv[:1], *theme.ARGUMENTS])
    application.setApplicationName("Tend")
    # No display name: Qt would add it to every window's title, also to those that tell nothing.
    application.setDesktopFileName("tend")
    if call_other_copy(folder, ward=ward):
        return 0
    from desktop.app.first_window import FirstWindow
    from desktop.core.journal_head import is_locked
    from desktop.services.settings_service import SettingsService

    settings = SettingsService(folder)
    if ward:
        settings.set_for_now("ward", True)
    locked = is_locked(journal_file(folder))
    if locked:
        settings.forget_own_words()
    if road is not None:
        road.go_on(settings, locked=locked)
    first = FirstWindow(application, settings, locked=locked)
    first.news = news
    if exit_after_first_paint:
        first.window.first_painted.connect(application.quit)
    else:
        first.when_painted(lambda: _build_rest(first, folder, start, minutes, road))
    first.window.show()
    status = application.exec()
    first.close()
    if first.afterwards is not None:
        return _run(folder, None, None, False, False, None, first.afterwards())
    gc.freeze()  # all is closed: what is left goes with the process, unsorted, and it ends at once
    return status


def _set_out(folder: Path, practice_id: str, minutes: int | None) -> SoundRoad:
    from desktop.app.sound_road import SoundRoad

    return SoundRoad(folder, practice_id, minutes)


def _build_rest(
    first: FirstWindow,
    folder: Path,
    start: str | None,
    minutes: int | None,
    road: SoundRoad | None,
) -> None:
    own_words: list[dict[str, Value]] = []  # as the first practice may need them

    def read_ahead() -> None:
        if not first.locked:
            from desktop.journal.own_words import early

            own_words.append(early(journal_file(folder)))

    def build() -> Iterator[Step]:
        from desktop.app.tend import Tend

        for words in own_words:
            first.settings.know_own_words(words)
        tend = Tend(first, folder, road)
        first.closing.append(tend.close)
        return tend.opening(start, minutes)

    if road is not None:  # the sound comes before a window that answers at once
        road.wait()
        own_words.append(road.own_words)
        for step in build():
            step()
        return
    from desktop.app.behind import Behind

    first.closing.append(Behind(first.now_page, build, first, read_ahead).close)


def _has_display() -> bool:
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
