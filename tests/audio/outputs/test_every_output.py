"""One contract for every way to the ear: each backend keeps it, or it is not a backend."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pytest

from audio.frames import RATE, frames
from audio.outputs import Output
from audio.outputs.memory import MemoryOutput
from audio.outputs.null import NullOutput
from tests.audio.outputs.speakers import needs_sound_server


class FakeTime:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Case:
    """An open output and a way to let time go by for it."""

    output: Output
    pass_by: Callable[[float], None]
    slack: int  # frames that its clock may be off


@pytest.fixture(params=["null", "memory", pytest.param("device", marks=needs_sound_server)])
def case(request) -> Iterator[Case]:
    if request.param == "device":
        from audio.outputs.device import DeviceOutput

        request.getfixturevalue("speaker")
        made = Case(DeviceOutput(), time.sleep, frames(0.08))
    else:
        clock = FakeTime()
        backend = NullOutput if request.param == "null" else MemoryOutput
        made = Case(backend(clock.monotonic), clock.pass_by, 1)
    yield made
    made.output.close()


def tone(count: int) -> np.ndarray:
    return np.full((count, 2), 0.1, np.float32)


def test_it_opens_empty_and_has_heard_nothing(case):
    assert case.output.queued() == 0
    assert case.output.heard() == 0
    assert not case.output.has_failed()


def test_it_hears_what_is_written_in_its_own_time_and_no_more(case):
    case.output.write(tone(frames(0.4)))
    seen = []
    for _ in range(4):
        case.pass_by(0.15)
        seen.append(case.output.heard())
    assert seen == sorted(seen)
    assert seen[0] == pytest.approx(frames(0.15), abs=frames(0.15))
    assert seen[-1] == pytest.approx(frames(0.4), abs=case.slack)
    assert seen[-1] <= frames(0.4)
    assert case.output.queued() == 0


def test_it_holds_a_second_at_once(case):
    for _ in range(10):
        case.output.write(tone(RATE // 10))
    assert case.output.queued() > 0.9 * RATE


def test_suspended_it_hears_nothing_and_resumed_it_goes_on(case):
    case.output.write(tone(RATE // 2))
    case.pass_by(0.2)
    case.output.suspend()
    case.output.suspend()
    case.pass_by(0.05)
    stood = case.output.heard()
    case.pass_by(0.2)
    assert case.output.heard() == stood
    case.output.resume()
    case.pass_by(0.15)
    assert stood < case.output.heard() <= stood + frames(0.15) + case.slack


def test_an_idle_time_is_not_counted_as_heard(case):
    case.pass_by(0.2)
    case.output.write(tone(frames(0.1)))
    assert case.output.heard() <= case.slack
    for _ in range(4):
        case.pass_by(0.1)
        heard = case.output.heard()
    assert heard == pytest.approx(frames(0.1), abs=case.slack)


def test_it_may_be_closed_while_it_sounds(case):
    case.output.write(tone(RATE // 2))
    case.output.close()
