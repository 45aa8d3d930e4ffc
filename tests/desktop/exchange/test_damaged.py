"""However a history is damaged: one sentence, or all of it in or listed; never a half."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import journal_file
from desktop.exchange.intake import Choices, intake
from desktop.exchange.recognising import read_file
from desktop.journal.repository import Journal
from tests.desktop.exchange import samples
from tests.desktop.exchange.damage import comes_in_or_is_refused, damaged_files
from tests.desktop.exchange.samples import written
from tests.desktop.fake_clock import FakeClock

ROOT = Path(__file__).resolve().parents[3]


def many_rows(count: int) -> str:
    """Return a Daylio export of this many different rows."""
    rows = (
        f"{datetime(2010 + n % 12, 1 + n % 12, 1 + n % 28):%Y-%m-%d},,,{n % 24}:{n % 60:02},"
        f"good,,,,note {n}\n"
        for n in range(count)
    )
    return samples.DAYLIO.splitlines(keepends=True)[0] + "".join(rows)


def test_whatever_the_damage_it_is_in_whole_or_refused(tmp_path: Path, fake_clock: FakeClock):
    with Journal.open(tmp_path / "data", fake_clock) as journal:

        @settings(
            max_examples=120,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        )
        @given(damaged_files())
        def holds(data: bytes) -> None:
            comes_in_or_is_refused(written(tmp_path, data), journal, fake_clock)

        holds()
        assert journal.integrity() == []


def test_a_disk_that_fills_half_way_keeps_nothing(tmp_path: Path, fake_clock: FakeClock):
    read = read_file(written(tmp_path / "in", many_rows(6000)))
    ready = intake(read, Choices(), fake_clock)  # type: ignore[arg-type]
    with Journal.open(tmp_path / "data", fake_clock) as journal:
        pages = journal._db.execute("PRAGMA page_count").fetchone()[0]
        journal._db.execute(f"PRAGMA max_page_count = {pages + 200}")
        with pytest.raises(AppError) as full:
            journal.imports.take_in("daylio", "f", ready.brought, fake_clock.now(), time(4))
        assert full.value.kind is ErrorKind.DISK_FULL
        assert journal.check_ins() == journal.imports.all() == []
        assert journal.imports.known([one.source_id for one in ready.brought]) == set()
        assert journal.integrity() == []


KILLED = """
import os, sys
from datetime import time
from pathlib import Path
from desktop.core.clock import SystemClock
from desktop.exchange.intake import Choices, intake
from desktop.exchange.recognising import read_file
from desktop.journal.repository import Journal

def goes(done):
    return os._exit(9) if done >= 0.6 else True

clock = SystemClock()
ready = intake(read_file(Path(sys.argv[1])), Choices(), clock)
with Journal.open(Path(sys.argv[2]), clock) as journal:
    journal.imports.take_in("daylio", "f", ready.brought, clock.now(), time(4), goes)
"""


def test_a_program_that_is_killed_half_way_has_kept_nothing(tmp_path: Path, fake_clock: FakeClock):
    path, folder = written(tmp_path / "in", many_rows(6000)), tmp_path / "data"
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(folder)], cwd=ROOT, check=False
    )
    assert done.returncode == 9
    assert journal_file(folder).exists()
    with Journal.open(folder, fake_clock) as journal:
        assert journal.check_ins() == journal.imports.all() == []
        assert journal.integrity() == []
