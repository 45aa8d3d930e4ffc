"""The great changes to a journal, one after another, and what it must be after each.

Its passphrase set, changed and taken away; a history brought in and taken out again; a copy made,
gone back to, and cleared of what was deleted; a journal of an earlier version opened.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.core.clock import Clock
from desktop.core.days import DEFAULT_BOUNDARY
from desktop.core.paths import backups_folder, journal_file
from desktop.journal.backups import backups_in
from desktop.journal.brought import Brought
from desktop.journal.daily import back_up_before
from desktop.journal.database import open_database, writing
from desktop.journal.forgetting import forget_in_copies
from desktop.journal.key import Key
from desktop.journal.making import new_check_in
from desktop.journal.migrations import steps
from desktop.journal.passphrase import (
    change_passphrase,
    key_for,
    remove_passphrase,
    set_passphrase,
)
from desktop.journal.records import CheckIn
from desktop.journal.repository import Journal
from desktop.journal.restoring import restore
from desktop.journal.rows import check_in_row
from desktop.journal.sqlite import Database, Migrations
from tests.desktop.fake_clock import FakeClock
from tests.soak._diary import Held, held_in, placeless

WORDS = "a quiet sentence nobody else may read"
_PHRASES = ("seven old bells", "nine new bells", "eleven small bells")
_MOST_COPIES = 6


@dataclass(frozen=True, slots=True)
class State:
    """What a journal is: what opens it, its records, and the histories that came in by name."""

    phrase: str | None
    held: Held
    brought: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Turn:
    """One great change: what is done, and what the journal is once it is acknowledged."""

    name: str
    do: Callable[[], object]
    after: State


class Turns:
    """A journal in `folder` and the next change to it, drawn by `chance`."""

    def __init__(self, chance: random.Random, clock: FakeClock, folder: Path) -> None:
        self._chance, self._clock, self.folder = chance, clock, folder
        self.state = State(None, {})
        self._count = 0
        many = [self._check_in() for _ in range(chance.randrange(20, 200))]
        with Journal.open(folder, clock) as journal:
            journal.add_many(many, [])
            back_up_before(journal, "daily", clock.now().utc)
        self.state = State(None, placeless({one.id: one for one in many}))

    @property
    def key(self) -> Key | None:
        """The key of the journal as it is now."""
        return key_of(self.folder, self.state.phrase)

    def next_turn(self) -> Turn:
        """Return a change that can be made just now."""
        self._clock.pass_s(3600)
        self._count += 1
        by_lock = (self._set,) if self.state.phrase is None else (self._change, self._remove)
        rest = (self._bring, self._take_out, self._copy, self._go_back, self._forget, self._earlier)
        return self._chance.choice((*by_lock, *by_lock, *rest))()

    def _set(self) -> Turn:
        phrase = self._chance.choice(_PHRASES)
        after = replace(self.state, phrase=phrase)
        return Turn("a passphrase set", lambda: set_passphrase(self.folder, phrase), after)

    def _change(self) -> Turn:
        key = _known(self.key)
        phrase = self._chance.choice([one for one in _PHRASES if one != self.state.phrase])
        after = replace(self.state, phrase=phrase)
        return Turn("one changed", lambda: change_passphrase(self.folder, key, phrase), after)

    def _remove(self) -> Turn:
        key, after = _known(self.key), replace(self.state, phrase=None)
        return Turn("one taken away", lambda: remove_passphrase(self.folder, key), after)

    def _bring(self) -> Turn:
        name = f"{self._count}.csv"
        new = [self._check_in() for _ in range(self._chance.randrange(1, 400))]
        rows = [Brought(one.id, f"{WORDS}, {one.id}", (one,)) for one in new]
        held = self.state.held | placeless({one.id: one for one in new})
        after = replace(self.state, held=held, brought=self.state.brought | {name})
        clock = self._clock

        def bring(journal: Journal) -> None:
            journal.imports.take_in("csv", name, rows, clock.now(), DEFAULT_BOUNDARY)

        return Turn("a history brought in", lambda: self._open_to(bring), after)

    def _take_out(self) -> Turn:
        if not self.state.brought:
            return self._bring()
        name = self._chance.choice(sorted(self.state.brought))
        with opened(self.folder, self._clock, self.state.phrase) as journal:
            batch = next(one for one in journal.imports.all() if one.file_name == name)
            sql = "SELECT record_id FROM imported WHERE import_id = ?"
            gone = {row[0] for row in journal._db.execute(sql, [batch.id]).fetchall()}
        held = {key: one for key, one in self.state.held.items() if key not in gone}
        after = replace(self.state, held=held, brought=self.state.brought - {name})
        return Turn(
            "one taken out again",
            lambda: self._open_to(lambda journal: journal.imports.take_out(batch.id)),
            after,
        )

    def _copy(self) -> Turn:
        now = self._clock.now().utc

        def copy(journal: Journal) -> None:
            back_up_before(journal, "daily", now)

        return Turn("a copy made", lambda: self._open_to(copy), self.state)

    def _go_back(self) -> Turn:
        source = self._chance.choice(backups_in(self.folder)).path
        now, key = self._clock.now().utc, self.key
        held, brought = content_of(source, self._clock, self.state.phrase)
        after = State(self.state.phrase, held, brought)
        return Turn("a copy gone back to", lambda: restore(self.folder, source, key, now), after)

    def _forget(self) -> Turn:
        if not self.state.held:
            return self._bring()
        one, key = self._chance.choice(sorted(self.state.held)), self.key
        held = {name: record for name, record in self.state.held.items() if name != one}

        def forget() -> None:
            with opened(self.folder, self._clock, self.state.phrase) as journal:
                journal.delete_check_in(one)
            forget_in_copies(self.folder, [one], key)

        after = replace(self.state, held=held)
        return Turn("one deleted from the copies too", forget, after)

    def _earlier(self) -> Turn:
        """Begin anew with a journal of an earlier version, which is opened."""
        with Database(memory=True) as nothing:
            every = steps.pending(nothing)
        earlier = Migrations(steps.name)
        for step in every[: self._chance.randrange(1, len(every))]:
            earlier(name=step.name)(step.fn)
        shutil.rmtree(self.folder)
        many = [self._check_in() for _ in range(self._chance.randrange(20, 300))]
        with closing(open_database(self.folder, earlier)) as db, writing(db):
            db.table("check_ins").insert_all(map(check_in_row, many))
        phrase = self._chance.choice([None, *_PHRASES])
        if phrase is not None:
            set_passphrase(self.folder, phrase)
        self.state = State(phrase, placeless({one.id: one for one in many}))
        return Turn("an earlier version opened", lambda: self._open_to(_nothing), self.state)

    def _open_to(self, do: Callable[[Journal], object]) -> None:
        with opened(self.folder, self._clock, self.state.phrase) as journal:
            do(journal)

    def _check_in(self) -> CheckIn:
        self._clock.pass_s(60)
        made = new_check_in(self._clock, able=5, note=f"{WORDS}, {self._chance.random()}")
        return replace(made, id=f"{self._chance.getrandbits(128):032x}")

    def thin_out(self) -> None:
        """Remove the oldest copies: looking at many takes its time."""
        for one in backups_in(self.folder)[_MOST_COPIES:]:
            one.path.unlink()


def opened(folder: Path, clock: Clock, phrase: str | None) -> Journal:
    """Open the journal of `folder` with a passphrase, or with none."""
    return Journal.open(folder, clock, key=key_of(folder, phrase))


def key_of(folder: Path, phrase: str | None) -> Key | None:
    """Return the key that a passphrase makes, or None for none."""
    return None if phrase is None else key_for(folder, phrase)


def content_of(copy: Path, clock: Clock, phrase: str | None) -> tuple[Held, frozenset[str]]:
    """Return what a copy holds, looked at in a folder of its own."""
    place = copy.parent.parent.with_name("looked-at")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    shutil.copyfile(copy, journal_file(place))
    with opened(place, clock, phrase) as journal:
        return held_in(journal), brought_to(journal)


def brought_to(journal: Journal) -> frozenset[str]:
    """Return the names of the histories that came in."""
    return frozenset(one.file_name for one in journal.imports.all())


def plain_files(folder: Path) -> list[Path]:
    """Return the files in which a sentence of the journal can be read by anybody."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if WORDS.encode() in path.read_bytes()]


def copies_in(folder: Path) -> set[str]:
    """Return the names of the copies that are there."""
    return {path.name for path in backups_folder(folder).glob("journal-*.db*")}


def _known(key: Key | None) -> Key:
    if key is None:
        raise ValueError("the journal has no passphrase")
    return key


def _nothing(_journal: Journal) -> None:
    return None
