"""What making a background leaves behind in memory, seen from outside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MAKING = """
import threading
from pathlib import Path
import numpy.fft, numpy.random
from audio.memory import return_large_blocks
from audio.synth.beds import bed

def megabytes():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024

before = megabytes()
thread = threading.Thread(target=bed, args=("brown", 1))
thread.start()
thread.join()
print(int(return_large_blocks()), megabytes() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="Linux tells, others not")
def test_a_background_costs_its_two_loops_and_little_else():
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run(
        [sys.executable, "-c", MAKING], cwd=root, capture_output=True, text=True, check=True
    )
    could_be_had, grown = run.stdout.split()
    if could_be_had == "0":
        pytest.skip("another C library")
    loops = (47 + 61) * 48_000 * 4 / 1024**2
    assert loops < float(grown) < loops + 20
