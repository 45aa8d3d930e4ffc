"""Nothing that was acknowledged is lost when the process is killed, at whatever moment."""

from __future__ import annotations

import random

import pytest

from desktop.core.clock import SystemClock
from desktop.journal.repository import Journal
from tests.desktop.journal.processes import kill_after, start


@pytest.mark.parametrize("round_", range(4))
def test_every_check_in_that_was_acknowledged_survives_a_kill(folder, round_):
    chance = random.Random(round_)
    acknowledged = []
    for _ in range(2):
        acknowledged += kill_after(start("add", str(folder), "100000"), chance.uniform(0.02, 0.5))
    with Journal.open(folder, SystemClock()) as journal:
        kept = {check_in.id for check_in in journal.check_ins()}
        assert set(acknowledged) <= kept
        assert len(kept) <= len(acknowledged) + 2  # at most one a kill, kept but not yet told
        assert journal.integrity() == []


def test_a_kill_while_the_journal_is_first_made_leaves_one_that_opens(folder):
    chance = random.Random(7)
    for _ in range(3):
        kill_after(start("add", str(folder), "1"), chance.uniform(0.0, 0.08))
        with Journal.open(folder, SystemClock()) as journal:
            assert journal.integrity() == []
        (folder / "journal.db").unlink()


def test_a_sittings_minutes_survive_a_kill(folder):
    noted = kill_after(start("sit", str(folder), "100000"), 0.4)
    with Journal.open(folder, SystemClock()) as journal:
        (sitting,) = journal.open_sittings()
        assert sitting.practised_s >= float(noted[-1])
        assert sitting.practised_s <= float(noted[-1]) + 1
