"""A process of its own in which somebody writes: `python -m tests.desktop.app.writer FOLDER`.

It types a word more every few milliseconds into the real page. Once the journal has taken the first
it is ready, and then prints how many it had taken whenever it answers.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.app.entry_desk import EntryDesk
from desktop.core.clock import SystemClock
from desktop.services import unkept_words
from desktop.services.journal_service import JournalService
from desktop.services.settings_service import SettingsService
from desktop.services.tasks import ThreadTasks
from desktop.services.views import EntryDraft
from desktop.ui.pages.entry import EntryPage


def main(folder: Path) -> int:
    """Write until killed."""
    unkept_words.WRITE_WITHIN_MS = 20
    app = QApplication([])
    tasks = ThreadTasks()
    journal = JournalService(tasks, SystemClock(), folder, SettingsService(folder))
    page = EntryPage()
    desk = EntryDesk(page, journal, page)
    desk.open(EntryDraft("role-model"))
    numbers = count(1)
    taken: list[int] = []

    def type_on() -> None:
        page._fields["who"].insertPlainText(f"{next(numbers)} ")

    def look() -> None:
        journal.ask(lambda opened: opened.drafts(), say)

    def say(drafts: list[object]) -> None:
        for draft in drafts:
            if not taken:
                print("ready", flush=True)
            taken.append(len(dict(draft.answers)["who"].split()))
            print(taken[-1], flush=True)

    typing, looking = QTimer(interval=3), QTimer(interval=10)
    typing.timeout.connect(type_on)
    looking.timeout.connect(look)
    typing.start()
    looking.start()
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
