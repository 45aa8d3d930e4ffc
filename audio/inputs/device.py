"""The microphone, through Qt's QAudioSource. The only module that records through QtMultimedia.

One thread makes the source, reads from it and closes it; it needs no event loop. A microphone that
is unplugged gives no signal at all, only nothing more to read, or what another one hears: whoever
records watches for the first, and this for the second.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from audio.frames import RATE
from audio.inputs import InputError
from audio.outputs.device import ease_latency, is_between_servers, keep_qt_quiet
from audio.recordings.resample import Resampler

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource

LOOK_EVERY_S = 0.5
HELD_S = 2.0  # seconds of sound that wait to be read


class _Kind(NamedTuple):
    """A kind of samples: what stands for silence in it, and how far full scale is from there."""

    dtype: np.dtype[Any]
    middle: float = 0.0
    full: float = 1.0


_KINDS = {
    "UInt8": _Kind(np.dtype("u1"), 128.0, 128.0),
    "Int16": _Kind(np.dtype("<i2"), full=32768.0),
    "Int32": _Kind(np.dtype("<i4"), full=2147483648.0),
    "Float": _Kind(np.dtype("<f4")),
}


class DeviceInput:
    """The default microphone as it is at this moment, open and recording."""

    def __init__(self) -> None:
        """Open the device.

        Raises:
            audio.inputs.InputError: there is none, or Qt's sound library is not there.
        """
        ease_latency()
        self._device, self._source, shape = _open_source()
        self._looked_s = time.monotonic()
        self._decode = Decoder(shape.sampleFormat().name, shape.channelCount(), shape.sampleRate())
        kinds = type(self._source.error())
        self._failures = (kinds.FatalError, kinds.IOError, kinds.OpenError)
        started = self._source.start()
        if started is None or self.has_failed():
            raise InputError(f"{self.name} cannot be opened")
        self._pipe: QIODevice = started

    @property
    def name(self) -> str:
        return self._device.description()

    def read(self) -> NDArray[np.float32]:
        return self._decode.take(bytes(self._pipe.readAll().data()))

    def has_failed(self) -> bool:
        return self._source.error() in self._failures or self._is_gone()

    def _is_gone(self) -> bool:
        """Say whether the device is not there any more, looking now and then.

        A sound server may go on with another one, the speaker's own sound perhaps, and say nothing.
        """
        if time.monotonic() - self._looked_s < LOOK_EVERY_S:
            return False
        from PySide6.QtMultimedia import QMediaDevices

        self._looked_s = time.monotonic()
        return self._device not in QMediaDevices.audioInputs()

    def close(self) -> None:
        self._source.suspend()
        self._source.reset()


class Decoder:
    """Makes of a device's bytes, as they come, mono float32 at 48 kHz."""

    def __init__(self, kind: str, channels: int, rate: int) -> None:
        self._kind = _KINDS[kind]
        self._channels, self._resampler = channels, Resampler(rate)
        self._left = b""  # of a frame that has not come whole

    def take(self, data: bytes) -> NDArray[np.float32]:
        """Return what can be given once `data` has come."""
        data = self._left + data
        size = self._kind.dtype.itemsize * self._channels
        whole = len(data) // size * size
        self._left = data[whole:]
        values = np.frombuffer(data[:whole], self._kind.dtype).astype(np.float32)
        columns = ((values - self._kind.middle) / self._kind.full).reshape(-1, self._channels)
        return self._resampler.take(columns.mean(axis=1, dtype=np.float32))


def _open_source() -> tuple[QAudioDevice, QAudioSource, QAudioFormat]:
    try:
        from PySide6.QtCore import QEventLoop

        keep_qt_quiet()
        from PySide6.QtMultimedia import QAudioSource, QMediaDevices
    except ImportError as error:  # libpulse, for one, is not on every machine
        raise InputError(str(error)) from error
    QEventLoop().processEvents()  # Qt looks here for a server that came back: see the speaker
    device = QMediaDevices.defaultAudioInput()
    if device.isNull() or is_between_servers():
        raise InputError("there is no microphone")
    shape = _shape(device)
    source = QAudioSource(device, shape)
    source.setBufferSize(round(HELD_S * shape.sampleRate()) * shape.bytesPerFrame())
    return device, source, shape


def _shape(device: QAudioDevice) -> QAudioFormat:
    """Return mono float at 48 kHz where the device has it, else what it likes best."""
    from PySide6.QtMultimedia import QAudioFormat

    shape = QAudioFormat()
    shape.setSampleRate(RATE)
    shape.setChannelCount(1)
    shape.setSampleFormat(QAudioFormat.SampleFormat.Float)
    if device.isFormatSupported(shape):
        return shape
    preferred = device.preferredFormat()
    if preferred.sampleFormat().name not in _KINDS:
        raise InputError("the microphone has no format that can be read")
    return preferred
