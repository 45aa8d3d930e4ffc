"""The pages of reflections, scores, marks and the year, built when first opened, and connected."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from desktop.core.words import tr
from desktop.services.life_views import MarkDraft, ReflectionDraft, ScoreDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.app.mark_desk import MarkDesk
    from desktop.app.reflect_desk import ReflectDesk
    from desktop.app.score_desk import ScoreDesk
    from desktop.app.tend import Tend
    from desktop.services.life_drafts import LifeDraft
    from desktop.ui.pages.mark import MarkPage
    from desktop.ui.pages.reflect import ReflectPage
    from desktop.ui.pages.score import ScorePage
    from desktop.ui.pages.year import YearPage

_PAGES = ("reflect", "score", "mark")


class LifePages(QObject):
    """Opens a draft on its page, and goes back to where that was opened from."""

    def __init__(self, tend: Tend, show_day: Callable[[date], None]) -> None:
        super().__init__(tend)
        self._tend, self._show_day, self._from = tend, show_day, "journal"
        self._reflect: ReflectDesk | None = None
        self._score: ScoreDesk | None = None
        self._mark: MarkDesk | None = None
        window = tend.window
        window.add_page("reflect", tr("Your week"), self._reflect_page, under="journal")
        window.add_page("score", tr("A score"), self._score_page, under="journal")
        window.add_page("mark", tr("A mark"), self._mark_page, under="journal")
        window.add_page("year", tr("A year in days"), self._year_page, under="journal")

    @Slot(object)
    def open(self, draft: LifeDraft) -> None:
        """Open a draft on its page."""
        window = self._tend.window
        if window.current_key not in _PAGES:
            self._from = window.current_key
        match draft:
            case ReflectionDraft():
                self._show("reflect")
                if self._reflect is not None:
                    self._reflect.open(draft)
            case ScoreDraft():
                self._show("score")
                if self._score is not None:
                    self._score.open(draft)
            case MarkDraft():
                self._show("mark")
                if self._mark is not None:
                    self._mark.open(draft)

    def add(self, kind: str) -> None:
        """Open an empty form of a kind."""
        drafts: dict[str, LifeDraft] = {
            "reflection": ReflectionDraft(),
            "score": ScoreDraft(),
            "mark": MarkDraft(),
        }
        self.open(drafts[kind])

    def _show(self, key: str) -> None:
        self._tend.window.page(key)
        self._tend.window.show_page(key)

    @Slot(object)
    def _leave(self, record: object) -> None:
        """Go back to where the page was opened from, if that is where the window is."""
        if self._tend.window.current_key in _PAGES:
            self._tend.window.show_page(self._from)
        if record is not None:
            self._tend.window.notices.say(tr("Kept in your journal."))

    def _reflect_page(self) -> ReflectPage:
        from desktop.app.reflect_desk import ReflectDesk
        from desktop.services.forms import eight_lines
        from desktop.ui.pages.reflect import ReflectionForm, ReflectPage

        tend, lines = self._tend, eight_lines()
        form = ReflectionForm(
            title=tr(lines.title),
            about=tr(lines.about),
            ask=tr(lines.ask),
            lowest=tr(lines.lowest),
            highest=tr(lines.highest),
            statements=tuple(tr(statement.words) for statement in lines.statements),
        )
        page = ReflectPage(form)
        self._reflect = ReflectDesk(page, tend.life, tend.journal, page)
        self._reflect.done.connect(self._leave)
        tend.when_closing(self._reflect.close, "reflect")
        return page

    def _score_page(self) -> ScorePage:
        from desktop.app.score_desk import ScoreDesk
        from desktop.services.forms import questionnaire_forms
        from desktop.ui.pages.score import ScorePage

        tend, page = self._tend, ScorePage(questionnaire_forms())
        self._score = ScoreDesk(
            page, tend.life, tend.journal, lambda: str(tend.settings.get("contact")), page
        )
        self._score.done.connect(self._leave)
        tend.when_closing(self._score.close, "score")
        return page

    def _mark_page(self) -> MarkPage:
        from desktop.app.mark_desk import MarkDesk
        from desktop.ui.pages.mark import MarkPage

        page = MarkPage()
        self._mark = MarkDesk(page, self._tend.life, self._tend.journal, page)
        self._mark.done.connect(self._leave)
        return page

    def _year_page(self) -> YearPage:
        from desktop.app.year_desk import YearDesk
        from desktop.ui.pages.year import YearPage

        page = YearPage()
        desk = YearDesk(page, self._tend.journal, page)
        page.day_opened.connect(self._show_day)
        page.closed.connect(lambda: self._tend.window.show_page("journal"))
        self._tend.on_shown("year", desk.refresh)
        return page
