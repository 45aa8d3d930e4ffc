"""The whole app in a process of its own, writing: `python -m tests.desktop.app.locked_writer FOLDER
PASSPHRASE SENTENCE`.

It writes the sentence into a plain journal with a copy beside it, sets the passphrase, writes it
everywhere again and prints "ready"; then it goes on writing until it is killed.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import count
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.app.first_window import FirstWindow
from desktop.app.tend import Tend
from desktop.core.clock import SystemClock
from desktop.journal.backup import back_up
from desktop.journal.life import Reflection
from desktop.journal.making import new_check_in, new_id, place_of
from desktop.journal.repository import Journal
from desktop.services import unkept_words
from desktop.services.settings_service import SettingsService
from desktop.services.views import EntryDraft


def fill(journal: Journal, sentence: str) -> None:
    """Write the sentence into a note, into a reflection, and copy it all."""
    clock = SystemClock()
    for _ in range(50):
        journal.add_check_in(new_check_in(clock, able=5, note=sentence))
    place = place_of(now := clock.now())
    journal.reflections.add(
        Reflection(
            id=new_id(),
            at=now,
            day=place.day,
            week=place.week,
            answers=(None,) * 8,
            note=sentence,
        )
    )
    back_up(journal._db.conn, journal.folder / "backups" / f"journal-{new_id()}.db")


def main(folder: Path, passphrase: str, sentence: str) -> int:
    """Write until killed."""
    unkept_words.WRITE_WITHIN_MS = 20
    app = QApplication([])
    with Journal.open(folder, SystemClock()) as journal:
        fill(journal, sentence)
    old = {"contact": sentence, "phrases": [sentence], "minutes": 3}  # as an earlier version did
    (folder / "settings.json").write_text(json.dumps(old, ensure_ascii=False), "utf-8")
    first = FirstWindow(app, SettingsService(folder))
    first.window.show()
    tend = Tend(first, folder)
    tend.open(None, None)
    numbers = count(1)

    def on_locked() -> None:
        tend.journal.ask(lambda journal: fill(journal, sentence), write)

    def write(_: None) -> None:
        answers = (("who", sentence), ("did", sentence))
        tend.journal.keep_entry(EntryDraft("role-model", answers))
        tend.ways.write_entry(EntryDraft("good-things"))
        timer.start()

    def type_on() -> None:
        tend.settings.set("phrases", (sentence, f"{next(numbers)}"))
        tend.settings.save()  # as after any other setting
        field = next(iter(tend.window.page("entry")._fields.values()))
        field.insertPlainText(f"{sentence} {next(numbers)} ")
        tend.journal.ask(lambda journal: fill(journal, sentence))
        tend.journal.ask(lambda journal: journal.drafts(), say)

    def say(drafts: list[object]) -> None:
        if drafts:
            print("ready", flush=True)

    timer = QTimer(interval=20)
    timer.timeout.connect(type_on)
    tend.lock.passphrase_changed.connect(on_locked)
    tend.lock.failed.connect(lambda error: print(error, flush=True))
    tend.lock.set_passphrase(passphrase)
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), *sys.argv[2:]))
