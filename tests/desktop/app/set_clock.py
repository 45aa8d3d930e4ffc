"""A person in the whole app on a set clock: days go by at once, and practices sound at once.

The window, its desks and its services are the real ones. Only what would take time is not: the
clock stands until it is moved, work is done where it stands, the engine is cranked by hand.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from audio.frames import RATE
from desktop.app import tend as composition
from desktop.app.first_window import FirstWindow
from desktop.app.tend import Tend
from desktop.services.course_views import CourseView
from desktop.services.settings_service import SettingsService
from desktop.services.tasks import InlineTasks
from desktop.services.views import PlayState
from tests.desktop.fake_clock import FakeClock
from tests.desktop.services.hand_engine import HandEngine

if TYPE_CHECKING:
    from desktop.ui.pages.course import CoursePage

MONDAY = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)  # an evening in Berlin
EVENING = time(19)


class Visitor:
    """Someone who opens Tend day after day; `close` when done."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.clock, self.engine = FakeClock(MONDAY), HandEngine()
        patch.setattr(composition, "SystemClock", lambda: self.clock)
        patch.setattr(composition, "ThreadTasks", lambda _parent: InlineTasks())
        patch.setattr(composition, "make_engine", lambda: self.engine)
        settings = SettingsService(folder)
        settings.set("voice", "captions")
        settings.set("safety_seen", True)
        settings.set("reduced_motion", True)
        self.first = FirstWindow(QApplication.instance(), settings)
        self.tend = Tend(self.first, folder)
        self.first.closing.append(self.tend.close)
        self.window, self.now = self.first.window, self.first.now_page
        self.now._now = self.now._given_now = lambda: self.clock.now().local
        self.window.show()
        self.tend.open(None, None)
        self._seen: list[CourseView] = []
        self.tend.courses.view_changed.connect(self._seen.append)
        self._look()

    @property
    def page(self) -> CoursePage:
        """The course page; it is opened if it is not."""
        if self.window.current_key != "course":
            self.window.show_page("course")
        return self.window.page("course")

    @property
    def view(self) -> CourseView:
        """What the course page was told to show last."""
        return self._seen[-1]

    def proposed(self) -> tuple[str, str]:
        """Return the practice that Now proposes, and why."""
        self.window.show_page("now")
        self._look()
        return self.now._practice_id, self.now.card.reason.text()

    def rows(self) -> dict[str, str]:
        """Return what the open week has to be pressed: its words, and what stands beside them."""
        return {row.text(): row._aside for row in self.page.card.rows}

    def press(self, words: str) -> None:
        """Press the row of the course page that has these words."""
        next(row for row in self.page.card.rows if row.text() == words).click()

    def hears(self) -> tuple[str, int]:
        """Let the practice that is open sound to its end and leave; return it and its minutes."""
        player, total_s = self.tend.player, self.engine.snapshot().total_frames / RATE
        assert player._session is not None
        heard = player._session.plan.practice_id, round(total_s / 60)
        self.clock.pass_s(total_s)
        self.engine.sound(total_s)
        player._on_poll()
        assert player.state is PlayState.LEAVING
        return heard

    def leaves(self) -> None:
        """Press Done after a practice."""
        self.tend.player.leave()
        self._look()

    def writes(self, words: str) -> None:
        """Answer the first question of the writing page that is open, and keep it."""
        assert self.window.current_key == "entry"
        page = self.window.page("entry")
        next(iter(page._fields.values())).setPlainText(words)
        page.keep.click()

    def sleeps(self, days: int = 1, *, until: time = EVENING) -> None:
        """Let days go by; the window stays open and finds that out by itself."""
        here = ZoneInfo(self.clock.zone)
        day = self.tend.journal.today() + timedelta(days=days)
        ahead = datetime.combine(day, until, here) - self.clock.utc
        self.clock.pass_s(ahead.total_seconds())
        self._look()

    def _look(self) -> None:
        """Do what the timers would: notice that the day turned, and read what Now shows."""
        self.tend.journal._look()
        desk = self.tend._now
        for timer in (desk._soon, desk._next):
            timer.stop()
        desk.refresh()
        desk._next.stop()
        desk._on_next()

    def close(self) -> None:
        """Close the window and all behind it."""
        self.first.close()
