"""A person's changes to a journal, one after another, and what the journal must then hold."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from desktop.core.clock import Stamp
from desktop.core.days import DEFAULT_BOUNDARY
from desktop.journal.life import Mark, Reflection, Score, Shift
from desktop.journal.making import new_check_in, new_entry, new_sitting, place_of
from desktop.journal.records import CheckIn, Entry, EntryKind, Sitting
from desktop.journal.repository import Journal
from tests.desktop.fake_clock import FakeClock

MANY = 40
Held = dict[str, Any]  # records by id
Change = tuple[Callable[[Journal], object], Held, Held]  # what is done, added or changed, removed


class Diary:
    """What a journal must hold, and the next change to it, drawn by `chance`."""

    def __init__(self, chance: random.Random, clock: FakeClock) -> None:
        self.held: Held = {}
        self._chance, self._clock = chance, clock

    def next_change(self) -> Change:
        """Return a change; it counts once `settle` is told that it was made."""
        self._clock.pass_s(self._chance.randrange(1, 40_000))
        makes = (
            self._check_in,
            self._check_in,
            self._entry,
            self._sitting,
            self._on_a_shelf,
            self._amended,
            self._deleted,
            self._many,
        )
        return self._chance.choice(makes)()

    def settle(self, change: Change) -> None:
        """Count a change as made."""
        self.held = self.after(change)

    def after(self, change: Change) -> Held:
        """Return what the journal holds once the change is made."""
        _, there, gone = change
        return {key: one for key, one in (self.held | there).items() if key not in gone}

    def _new(self) -> CheckIn:
        note = f"{self._chance.random()} " * self._chance.randrange(1, 60)
        made = new_check_in(self._clock, able=self._chance.randrange(11), note=note)
        return replace(made, id=self._id())

    def _id(self) -> str:
        return f"{self._chance.getrandbits(128):032x}"  # the same in the writer and in who looks

    def _check_in(self) -> Change:
        one = self._new()
        return lambda journal: journal.add_check_in(one), {one.id: one}, {}

    def _many(self) -> Change:
        many = {one.id: one for one in (self._new() for _ in range(MANY))}
        return lambda journal: journal.add_many(many.values(), []), many, {}

    def _entry(self) -> Change:
        said = (("what", f"Light on the wall, {self._chance.random()}"),)
        one = replace(new_entry(self._clock, kind=EntryKind.PLEASANT, answers=said), id=self._id())
        return lambda journal: journal.add_entry(one), {one.id: one}, {}

    def _sitting(self) -> Change:
        begun = new_sitting(self._clock, DEFAULT_BOUNDARY, "body-scan", 600)
        practised = float(self._chance.randrange(600))
        one = replace(begun, id=self._id(), closed=True, finished=True, practised_s=practised)
        return lambda journal: journal.start_sitting(one), {one.id: one}, {}

    def _on_a_shelf(self) -> Change:
        name, one = self._chance.choice(self._shelved())
        return lambda journal: getattr(journal, name).add(one), {one.id: one}, {}

    def _shelved(self) -> list[tuple[str, Any]]:
        now = self._clock.now()
        place = place_of(now)
        at = {"id": self._id(), "at": now, "day": place.day, "week": place.week}
        end = Stamp(now.utc + timedelta(hours=12), now.zone, now.offset_minutes)
        return [
            ("shifts", Shift(**at, end=end, kind="night")),
            ("marks", Mark(**at, name="new ward")),
            ("reflections", Reflection(**at, answers=(3, 2, 1, 0, 4, None, 2, 2))),
            ("scores", Score(**at, questionnaire="who-5", answers=(3, 2, 4, 1, 3))),
        ]

    def _amended(self) -> Change:
        found = [one for one in self.held.values() if isinstance(one, CheckIn)]
        if not found:
            return self._check_in()
        one = replace(self._chance.choice(found), note=f"otherwise, {self._chance.random()}")
        return lambda journal: journal.amend_check_in(one), {one.id: one}, {}

    def _deleted(self) -> Change:
        if not self.held:
            return self._check_in()
        one = self._chance.choice(list(self.held.values()))
        return lambda journal: _delete(journal, one), {}, {one.id: one}


def held_in(journal: Journal) -> Held:
    """Return all that a journal holds, by id, without the days and weeks made of the rest."""
    kinds = (journal.check_ins, journal.entries, journal.sittings)
    shelves = (journal.shifts, journal.marks, journal.reflections, journal.scores)
    found = [one for kind in kinds for one in kind()]
    found += [one for shelf in shelves for one in shelf.all()]
    return placeless({one.id: one for one in found})


def placeless(held: Held) -> Held:
    """Return records without the days and weeks that they belong to."""
    return {key: _placeless(one) for key, one in held.items()}


def _placeless(one: Any) -> Any:
    if isinstance(one, Mark):
        return one
    one = replace(one, day="", week="")
    # A sitting takes the check-in before it along; which one that is has tests of its own.
    return replace(one, moment="", sitting_id=None) if isinstance(one, CheckIn) else one


def _delete(journal: Journal, one: Any) -> object:
    if isinstance(one, CheckIn):
        return journal.delete_check_in(one.id)
    if isinstance(one, Entry):
        return journal.delete_entry(one.id)
    if isinstance(one, Sitting):
        return journal.delete_sitting(one.id)
    shelves = {Shift: "shifts", Mark: "marks", Reflection: "reflections", Score: "scores"}
    return getattr(journal, shelves[type(one)]).delete(one.id)
