"""Both shipped courses, walked from their first day to their last in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from tests.desktop.app.set_clock import Visitor

# What each week asks for: what takes its turn, what is daily, each in short and in classic minutes.
EIGHT = (
    ("Whole, and on autopilot", {}, {"Body scan": (15, 40)}),
    ("How we see things", {}, {"Body scan": (12, 30), "Awareness of breath": (5, 10)}),
    (
        "Being in motion",
        {"Movement lying down": (10, 30), "Body scan": (10, 30)},
        {"Sitting": (8, 15)},
    ),
    (
        "Meeting stress",
        {"Movement standing": (8, 20), "Body scan": (8, 20)},
        {"Sitting": (10, 20)},
    ),
    (
        "Answering, not reacting",
        {"Open awareness": (10, 30), "Movement standing": (10, 30)},
        {"Sitting": (8, 10)},
    ),
    ("Being with others", {"Sitting": (10, 20), "The whole round": (10, 20)}, {"Walking": (5, 15)}),
    (
        "Looking after yourself",
        {
            "Silent sit with bells": (10, 30),
            "Movement standing": (10, 30),
            "Walking": (10, 30),
            "The whole round": (10, 30),
        },
        {},
    ),
    (
        "Carrying on",
        {
            "Sitting": (10, 30),
            "Body scan": (10, 30),
            "Movement lying down": (10, 30),
            "Open awareness": (10, 30),
            "Silent sit with bells": (10, 30),
            "The whole round": (10, 30),
        },
        {},
    ),
)
CARE = (
    ("Listening", {}, {"Listening to listen": (10, 10)}),
    ("In their shoes", {}, {"In their shoes": (10, 10)}),
    ("Someone who cares well", {}, {"Someone I saw care well": (10, 10)}),
    (
        "Kindness with limits",
        {"Caring within limits": (10, 10), "Kindness for yourself": (10, 10)},
        {},
    ),
)
REASON = "Today’s practice of your course, {}."


@pytest.fixture
def visitor(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Visitor]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    visitor = Visitor(tmp_path / "data", monkeypatch)
    yield visitor
    visitor.close()


class Walk:
    """One course, day by day; it knows what each day should bring."""

    def __init__(self, visitor: Visitor, weeks: tuple, title: str) -> None:
        self.visitor, self.weeks, self.title = visitor, weeks, title
        self.classic = False

    def asked(self, number: int, day: int) -> list[tuple[str, int]]:
        """Return the practices of a day, counted from 0, and their minutes."""
        _, turns, daily = self.weeks[number - 1]
        taken = [list(turns.items())[day % len(turns)]] if turns else []
        return [(name, minutes[self.classic]) for name, minutes in (*taken, *daily.items())]

    def day(self, number: int, day: int) -> None:
        """Practise on one day of a week, all that it asks for, and look at every step."""
        visitor, asked = self.visitor, self.asked(number, day)
        self.stands(number, day)
        self.is_proposed_on_now(*asked[0])
        for at, (name, minutes) in enumerate(asked):
            assert visitor.rows()[name] == f"{minutes} min · today"
            assert visitor.page.begin.text() == "Begin today’s practice"
            visitor.page.begin.click()
            assert visitor.hears()[1] == minutes
            visitor.leaves()
            assert visitor.rows()[name] == f"{minutes} min · done today"
            assert visitor.view.week.days_done == day + 1, (number, day, at)
        assert self.reason() not in visitor.proposed()[1]
        if not (number == len(self.weeks) and day == 5):  # else there is nothing more to begin
            assert visitor.page.begin.text() == "Once more, if you like"

    def stands(self, number: int, day: int) -> None:
        """Check what the page says in the evening before anything is done."""
        page, view = self.visitor.page, self.visitor.view
        title = self.weeks[number - 1][0]
        assert (view.week.name, view.week.title) == (f"Week {number}", title)
        assert page.header.title.text() == self.title
        so_far = {0: "6 practice days complete it", 1: "1 practice day so far; 6 complete it"}
        told = so_far.get(day, f"{day} practice days so far; 6 complete it")
        assert page.header.below.text() == f"Week {number} · {told}, whenever they come"
        done = [row.label for row in view.weeks if row.is_done and row.label[0].isdigit()]
        assert [label.split(" · ")[0] for label in done] == [str(n) for n in range(1, number)]

    def is_proposed_on_now(self, name: str, minutes: int) -> None:
        """Check that Now knows of it: at the length chosen there, or at its own."""
        visitor = self.visitor
        _, reason = visitor.proposed()
        chosen = visitor.now.minutes.minutes
        if chosen * 2 >= minutes:
            assert (visitor.now.card.title.text(), reason) == (name, self.reason())
        else:
            assert reason != self.reason()
            assert visitor.now.card.course.text() == f"Your course today: {name}, {minutes} min"

    def reason(self) -> str:
        return REASON.format(self.title)

    def week(self, number: int, days: range = range(6)) -> None:
        """Practise the days of a week, an evening each, and look back at its end."""
        visitor = self.visitor
        for day in days:
            self.day(number, day)
            if day < 5:
                visitor.sleeps()
        if number < len(self.weeks):
            told = f"Week {number} · complete; the next one opens tomorrow"
            assert visitor.page.header.below.text() == told
        assert "Look back on this week" in list(visitor.rows())[-1]
        visitor.press("Look back on this week")
        visitor.writes("What I noticed")
        assert visitor.rows()["Look back on this week"] == "1 in the journal"
        visitor.sleeps()


def test_the_eight_weeks_from_the_first_day_to_the_last(visitor: Visitor):
    walk = Walk(visitor, EIGHT, "Eight weeks of mindfulness")
    assert visitor.page.header.title.text() == walk.title
    visitor.page.beginning.press()

    visitor.tend.player.begin("body-scan", 5)  # less than half of what is asked for
    visitor.hears()
    visitor.leaves()
    walk.stands(1, 0)
    walk.is_proposed_on_now("Body scan", 15)
    visitor.now.begin()  # at the ten minutes chosen on Now
    assert visitor.hears() == ("body-scan", 10)
    visitor.leaves()
    visitor.sleeps()
    walk.week(1, range(1, 6))

    walk.day(2, 0)  # a week with gaps, which nobody speaks of, and a moment written down
    visitor.sleeps(9)
    visitor.press("Notice one pleasant moment and write it down")
    visitor.writes("Warm light")
    assert visitor.rows()["Notice one pleasant moment and write it down"] == "1 in the journal"
    walk.week(2, range(1, 6))

    walk.day(3, 0)  # a pause in the middle: nothing counts, and nothing is lost
    visitor.page.pause.click()
    waits = "Paused. It waits as it is, for as long as you like."
    assert visitor.page.header.below.text() == waits
    visitor.sleeps(20)
    assert visitor.proposed()[1] != walk.reason()
    assert visitor.page.begin.isHidden()
    visitor.press("Sitting")
    visitor.hears()
    visitor.leaves()
    assert visitor.view.week.days_done == 1
    visitor.page.pause.click()
    visitor.sleeps()
    walk.week(3, range(1, 6))

    walk.stands(4, 0)  # nights: before bed in the morning it is another day, at three it is not
    visitor.sleeps(0, until=time(23, 30))
    visitor.press("Movement standing")
    visitor.hears()
    visitor.leaves()
    visitor.sleeps(1, until=time(3))
    visitor.press("Sitting")
    visitor.hears()
    visitor.leaves()
    assert visitor.view.week.days_done == 1
    assert set(visitor.rows().values()) >= {"8 min · done today", "10 min · done today"}
    visitor.sleeps(1, until=time(7, 30))
    walk.week(4, range(1, 6))

    visitor.page.form.click()  # on with longer days
    walk.classic = True
    walk.week(5)

    walk.day(6, 0)  # and the quiet day in the week of the others
    visitor.sleeps()
    visitor.page.weeks.items[6].click()
    assert visitor.view.week.title == "A quiet day"
    visitor.page.quiet.hours.chip("3").click()
    assert [cell.text() for cell in visitor.page.quiet._cells][:2] == [
        "0:00",
        "Coming off the road",
    ]
    visitor.page.quiet.begin.click()
    assert visitor.hears() == ("quiet-day", 180)
    visitor.leaves()
    assert visitor.view.weeks[6].is_done
    visitor.sleeps()  # a new day shows the week under way
    walk.week(6, range(1, 6))

    walk.week(7)
    walk.week(8)
    complete = "Every week has had its days. Any of them can be taken again."
    assert visitor.page.header.below.text() == complete
    assert visitor.proposed()[1] != walk.reason()
    record = visitor.tend.courses.record()
    assert record.standing == "8 of 8 weeks complete, classic days"
    assert record.begun == date(2026, 3, 2)
    assert [len(week.days) for week in record.weeks] == [6, 6, 6, 6, 6, 6, 1, 6, 6]

    visitor.page.weeks.items[0].click()
    assert visitor.page.take_up.text() == "Take this week again"
    visitor.page.take_up.click()
    walk.is_proposed_on_now("Body scan", 40)
    assert visitor.page.begin.text() == "Begin today’s practice"


def test_the_four_weeks_from_the_first_day_to_the_last(visitor: Visitor):
    walk = Walk(visitor, CARE, "Four weeks of compassionate care")
    visitor.page.courses.chip("compassionate-care").click()
    assert visitor.page.beginning.forms.isHidden()
    visitor.page.beginning.press()
    acts: list[str] = []
    for number in (1, 2):
        for day in range(6):
            acts.append(visitor.view.week.act)
            walk.day(number, day)
            visitor.sleeps(1 + day % 3)
    assert len(set(acts)) == 12  # another small thing to try on each day of practice

    visitor.page.begin.click()  # what the practice asks to be written down is written for its week
    visitor.hears()
    visitor.tend._player_desk._on_write()
    visitor.writes("The night porter")
    assert visitor.window.current_key == "course"
    assert visitor.rows()["Write down someone you saw care well"] == "1 in the journal"
    visitor.sleeps()
    walk.week(3, range(1, 6))

    walk.week(4)
    assert visitor.view.standing == "complete"
    record = visitor.tend.courses.record()
    assert record.standing == "4 of 4 weeks complete"
    assert [week.minutes for week in record.weeks] == [60, 60, 60, 60]
