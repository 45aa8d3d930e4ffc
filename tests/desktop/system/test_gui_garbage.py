"""Garbage is collected on the interface thread, and on no other."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from desktop.system.gui_garbage import GuiGarbage


class Knot:
    """Something that only the cyclic collector can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def garbage(qtbot) -> Iterator[GuiGarbage]:
    was_on = gc.isenabled()
    keeper = GuiGarbage()
    keeper.start()
    yield keeper
    keeper.close()
    if not was_on:
        gc.disable()


def test_a_worker_that_allocates_a_lot_collects_nothing(garbage: GuiGarbage):
    knot = weakref.ref(Knot())
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert knot() is not None


def test_a_look_frees_what_nobody_holds(garbage: GuiGarbage):
    knot = weakref.ref(Knot())
    kept = [[] for _ in range(gc.get_threshold()[0] * 3)]  # enough to think of collecting
    garbage.look()
    assert knot() is None
    assert kept


def test_closing_gives_collection_back_to_python(qtbot):
    was_on = gc.isenabled()
    keeper = GuiGarbage()
    keeper.start()
    assert not gc.isenabled()
    keeper.close()
    assert gc.isenabled()
    if not was_on:
        gc.disable()
