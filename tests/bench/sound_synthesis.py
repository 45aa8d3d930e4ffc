"""Making the backgrounds and the bells, against ffmpeg making as much brown noise.

A background is made once in a process, off the interface thread, and lasts for as long as one
likes; what it takes is told beside how long its two loops are.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable

from audio.frames import RATE
from audio.script import BellKind, Bowl
from audio.synth.beds import LOOP_S, MAKERS
from audio.synth.bells import bell_of, make_bell


def main(_seconds: float = 60.0) -> None:
    """Print what each background and each bell takes."""
    peer_s = _by_ffmpeg() if shutil.which("ffmpeg") else None
    for name, (maker, _) in MAKERS.items():
        made_s = _timed(
            lambda maker=maker: [maker(n, length_s * RATE) for n, length_s in enumerate(LOOP_S)]
        )
        beside = f", ratio {made_s / peer_s:.1f}" if peer_s else ""
        print(
            f"synthesis: {name}: two loops of {LOOP_S[0]} and {LOOP_S[1]} s in {made_s:.2f} s; "
            f"ffmpeg's brown noise {peer_s or float('nan'):.2f} s{beside}"
        )
    for bell in {bell_of(kind, bowl) for kind in BellKind for bowl in Bowl}:
        made_s = _timed(lambda bell=bell: make_bell(bell))
        print(f"synthesis: a bell of {bell.length_s:g} s in {1000 * made_s:.0f} ms")


def _timed(work: Callable[[], object]) -> float:
    begun_s = time.perf_counter()
    work()
    return time.perf_counter() - begun_s


def _by_ffmpeg() -> float:
    """Return the seconds that ffmpeg takes to make two channels of noise for as long."""
    source = f"anoisesrc=color=brown:sample_rate={RATE}:duration={sum(LOOP_S)}"
    words = ["ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i", source]
    words += ["-f", "lavfi", "-i", source, "-filter_complex", "amerge", "-f", "null", "-"]
    return _timed(lambda: subprocess.run(words, check=True))


if __name__ == "__main__":
    main()
