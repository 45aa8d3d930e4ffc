"""The speaker, through Qt's QAudioSink. The only module that plays through QtMultimedia.

One thread makes the sink and closes it, another pushes into it; neither needs an event loop. Qt's
own ring is large and its native stream small, so the stream's period is made longer where Qt lets
us: fewer wake-ups, and no gaps while both cores are busy. None of `setVolume`, `suspend` and `stop`
on a sounding sink is used for fades: those are the mixer's.
"""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audio.frames import frames
from audio.outputs import OutputError
from audio.outputs.shape import Shape, Shaper

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink

RING_S = 1.0
LATENCY_MSEC = 100
PERIOD = 4096  # frames, a power of two: the most that Qt takes


def keep_qt_quiet(*more: str) -> None:
    """Let Qt's sound library say nothing; call before it is first loaded.

    It speaks while a library is being loaded, under the loader's lock. A message handler written in
    Python waits there for the interpreter's lock, and numpy, which holds that one, asks the loader:
    neither ever goes on. What it says matters to nobody (a video library that is missing).
    """
    from PySide6.QtCore import QLoggingCategory

    QLoggingCategory.setFilterRules("\n".join(["qt.multimedia*=false", *more]))


def ease_latency() -> None:
    """Ask the sound server for a tenth of a second; call before Qt first connects to it."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("PULSE_LATENCY_MSEC", str(LATENCY_MSEC))


class DeviceOutput:
    """The default output device as it is at this moment, open and suspended until resumed."""

    def __init__(self) -> None:
        """Open the device.

        Raises:
            audio.outputs.OutputError: there is none, or Qt's sound library is not there.
        """
        ease_latency()
        self._sink, device, self._shape = _open_sink()
        self._shaper = Shaper(self._shape)
        self._name, self._id = device.description(), device.id().data()
        kinds = type(self._sink.error())
        self._failures = (kinds.FatalError, kinds.IOError, kinds.OpenError)
        started = self._sink.start()
        if started is None or self.has_failed():
            raise OutputError(f"{self._name} cannot be opened")
        self._pipe: QIODevice = started
        self._ring_bytes = self._sink.bufferSize()
        self._written = 0
        self._consumed = 0
        self._consumed_at = time.monotonic()
        self._heard = 0
        self._suspended = False

    @property
    def name(self) -> str:
        return self._name

    @property
    def is_silent(self) -> bool:
        return False

    def queued(self) -> int:
        return self._shape.frames_in(self._ring_bytes - self._sink.bytesFree())

    def write(self, block: NDArray[np.float32]) -> None:
        self._pipe.write(self._shaper.take(block))
        self._written += len(block)

    def heard(self) -> int:
        """Return what has left the ring, less what the server still holds of it."""
        now = time.monotonic()
        consumed = self._written - self.queued()
        if consumed != self._consumed:
            self._consumed, self._consumed_at = consumed, now
        passed = 0 if self._suspended else frames(now - self._consumed_at)
        self._heard = max(self._heard, consumed - max(0, frames(LATENCY_MSEC / 1000) - passed))
        return self._heard

    def has_failed(self) -> bool:
        return self._sink.error() in self._failures

    def is_superseded(self) -> bool:
        """Ask Qt, which hears of devices in a thread of its own: some 30 µs."""
        return _default_id() not in (b"", self._id)

    def suspend(self) -> None:
        if not self._suspended:
            self.heard()
            self._suspended = True
            self._sink.suspend()

    def resume(self) -> None:
        if self._suspended:
            self._suspended = False
            self._consumed_at = time.monotonic()
            self._sink.resume()

    def close(self) -> None:
        """Fall silent and stop; `reset` would do too, but keeps Python's lock while it waits."""
        self.suspend()
        self._sink.stop()


_QT_PULSE_THREAD = "QPulseAudioEngi"  # ends when Qt lets a failed server go
_pulse_seen: list[bool] = []


def is_between_servers() -> bool:
    """Say whether Qt once had a sound server and has none now."""
    tasks = Path("/proc/self/task")
    if not tasks.is_dir():
        return False
    names = (_first_line(task / "comm") for task in tasks.iterdir())
    if _QT_PULSE_THREAD in names:
        _pulse_seen[:] = [True]
        return False
    return bool(_pulse_seen)


def _first_line(path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError:  # the thread has just ended
        return ""


def _default_id() -> bytes:
    from PySide6.QtMultimedia import QMediaDevices

    return bytes(QMediaDevices.defaultAudioOutput().id().data())


def shape_for(device: QAudioDevice) -> Shape:
    """Return what `device` takes: 48 kHz stereo float, as nearly all do, or what is nearest it."""
    from PySide6.QtMultimedia import QAudioFormat

    preferred = device.preferredFormat()
    kinds = QAudioFormat.SampleFormat
    names = {kinds.UInt8: "u1", kinds.Int16: "i2", kinds.Int32: "i4"}
    sample = names.get(preferred.sampleFormat(), "f4")
    own = Shape(preferred.sampleRate(), preferred.channelCount(), sample)
    nearest = (Shape(), Shape(sample="i2"), replace(own, channels=2))
    return next((one for one in nearest if device.isFormatSupported(_format(one))), own)


def _format(shape: Shape) -> QAudioFormat:
    from PySide6.QtMultimedia import QAudioFormat

    kinds = QAudioFormat.SampleFormat
    names = {"u1": kinds.UInt8, "i2": kinds.Int16, "i4": kinds.Int32, "f4": kinds.Float}
    made = QAudioFormat()
    made.setSampleRate(shape.rate)
    made.setChannelCount(shape.channels)
    made.setSampleFormat(names[shape.sample])
    return made


def _open_sink() -> tuple[QAudioSink, QAudioDevice, Shape]:
    try:
        from PySide6.QtCore import QEventLoop

        keep_qt_quiet()
        from PySide6.QtMultimedia import QAudioSink, QMediaDevices
    except ImportError as error:  # libpulse, for one, is not on every machine
        raise OutputError(str(error)) from error
    # Qt looks for a server that came back in the thread that asked for the first device: this one,
    # which has no event loop of its own. Between two servers a new sink would abort the program.
    QEventLoop().processEvents()
    device = QMediaDevices.defaultAudioOutput()
    if device.isNull() or is_between_servers():
        raise OutputError("there is no output device")
    shape = shape_for(device)
    sink = QAudioSink(device, _format(shape))
    sink.setBufferSize(round(RING_S * shape.rate) * shape.frame_bytes)
    if hasattr(sink, "setNativePeriodFrameCount"):  # Qt 6.12 and later
        sink.setNativePeriodFrameCount(PERIOD)
    return sink, device, shape


def devices() -> list[str]:
    """Return the names of the output devices there are, the default one first.

    Raises:
        audio.outputs.OutputError: Qt's sound library is not there.
    """
    keep_qt_quiet("default.warning=false")  # that no sound server answers is our own to say
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError as error:
        raise OutputError(str(error)) from error
    ease_latency()
    found = sorted(QMediaDevices.audioOutputs(), key=lambda device: not device.isDefault())
    return [device.description() for device in found]
