"""Processor time of the whole app in ward mode, against the same practice with its sound."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.audio.sound_server import Recorder, SoundServer
from tests.bench._app_stage import LACKS, choose, ms_until_sound, open_app
from tests.bench._sound_stage import PRACTICE
from tests.bench.sound_cpu import measured
from tests.bench.start_up import display

SETTLES_S = 6.0  # pages, backgrounds, trends: what follows the start


def main(seconds: float = 120.0) -> None:
    """Print both shares of a core, and what ward mode left on the sound server."""
    if LACKS:
        print(f"ward mode: CPU while playing: not measured, needs {' and '.join(LACKS)}")
        return
    each = max(5.0, seconds / 2 - 12)
    server = SoundServer()
    try:
        with tempfile.TemporaryDirectory() as name, display() as screen:
            folder = Path(name)
            sounding, _ = _playing(server, screen, folder / "sound", each)
            silent, left = _playing(server, screen, folder / "ward", each, "--ward")
    finally:
        server.close()
    print(
        f"ward mode: CPU while playing: {silent:.2%} of a core, with sound {sounding:.2%}, "
        f"ratio {silent / sounding:.2f} (below 1); streams on the sound server: {left}"
    )


def _playing(
    server: SoundServer, screen: dict[str, str], folder: Path, each: float, *words: str
) -> tuple[float, int]:
    """Return the share of a core that playing takes, and how many streams there are meanwhile."""
    choose(folder, background="rain")
    minutes = str(max(10, int(each // 60) + 2))
    recorder = Recorder(server)
    with open_app(server, screen, folder, "--start", PRACTICE, "--minutes", minutes, *words) as app:
        if not words:
            ms_until_sound(recorder, 0)
        recorder.stop()
        measured(app.process.pid, SETTLES_S)
        share = measured(app.process.pid, each)
        streams = server.pactl("list", "short", "sink-inputs").stdout
        return share, len(streams.splitlines())


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 120.0)
