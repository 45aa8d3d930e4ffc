"""Which week of a chart is read out, and what is said of it. Knows no Qt."""

from __future__ import annotations

from desktop.trends.records import LevelPoint, TrendView, WeekPoint
from desktop.ui.charts.readout import week_facts


class Reading:
    """The read week of a view, by its running number; none is read at first."""

    def __init__(self) -> None:
        self._view: TrendView | None = None
        self.week: int | None = None

    def show_view(self, view: TrendView, *, keep: bool) -> None:
        """Read in another view; `keep` stays with the week."""
        self._view = view
        if not keep:
            self.week = None

    @property
    def point(self) -> WeekPoint | None:
        """The read week's point; a gap has one too, without a mean."""
        place = self._place()
        return None if place is None or self._view is None else self._view.history.weekly[place]

    def facts(self) -> tuple[str, ...]:
        """Return the lines of the read-out, none where no week is read."""
        view, place, point = self._view, self._place(), self.point
        if view is None or place is None or point is None:
            return ()
        minutes = view.history.minutes[place].minutes
        return week_facts(view.measure, point, self._level(point.number), minutes)

    def stepped(self, weeks: int) -> int | None:
        """Return the week that many weeks on, no further than there is; from none, the newest."""
        if self._view is None or self.week is None:
            return self.newest()
        weekly = self._view.history.weekly
        return min(max(self.week + weeks, weekly[0].number), weekly[-1].number)

    def oldest(self) -> int | None:
        """Return the first week there is."""
        return None if self._view is None else self._view.history.weekly[0].number

    def newest(self) -> int | None:
        """Return the last week there is."""
        return None if self._view is None else self._view.history.weekly[-1].number

    def known(self, week: int) -> int | None:
        """Return the week itself if there is one in the view."""
        weekly = self._view.history.weekly if self._view is not None else ()
        return week if weekly and weekly[0].number <= week <= weekly[-1].number else None

    def _place(self) -> int | None:
        if self._view is None or self.week is None:
            return None
        return self.week - self._view.history.weekly[0].number

    def _level(self, week: int) -> LevelPoint | None:
        level = self._view.history.level if self._view is not None else ()
        place = week - level[0].number if level else -1
        return level[place] if 0 <= place < len(level) else None
