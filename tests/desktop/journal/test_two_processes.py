"""Commands run beside the open app: several processes at one journal."""

from __future__ import annotations

import pytest

from desktop.core.clock import SystemClock
from desktop.core.errors import AppError, ErrorKind
from desktop.journal.making import new_check_in
from desktop.journal.repository import Journal
from tests.desktop.journal.processes import close, finish, start


@pytest.mark.parametrize("_round", range(2))
def test_processes_that_open_a_new_journal_at_once_all_keep_what_they_add(folder, _round):
    workers = [start("add", str(folder), "5") for _ in range(4)]
    acknowledged = [line for worker in workers for line in finish(worker)]
    assert len(acknowledged) == 20
    with Journal.open(folder, SystemClock()) as journal:
        assert {one.id for one in journal.check_ins()} == set(acknowledged)
        assert journal.integrity() == []
    assert not (folder / "backups").exists()


def test_check_ins_go_in_while_another_process_writes(folder):
    clock = SystemClock()
    with Journal.open(folder, clock) as journal:
        worker = start("add", str(folder), "150")
        assert worker.stdout.readline() == "ready\n"
        before = journal.data_version()
        mine = [journal.add_check_in(new_check_in(clock, able=7)).id for _ in range(150)]
        theirs = worker.communicate(timeout=60)[0].split()
        assert worker.returncode == 0
        assert journal.data_version() != before
        assert {one.id for one in journal.check_ins()} == {*mine, *theirs}
        assert len(theirs) == 150


def test_a_process_that_died_holding_the_journal_holds_it_no_more(folder):
    clock = SystemClock()
    with Journal.open(folder, clock, busy_timeout_s=0.1) as journal:
        journal.add_check_in(new_check_in(clock, able=5))
        holder = start("hold", str(folder))
        assert holder.stdout.readline() == "ready\n"
        with pytest.raises(AppError) as caught:
            journal.add_check_in(new_check_in(clock, able=6))
        assert caught.value.kind is ErrorKind.JOURNAL_BUSY
        holder.kill()
        holder.wait()
        close(holder)
        journal.add_check_in(new_check_in(clock, able=7))
        assert [one.able for one in journal.check_ins()] == [7, 5]
