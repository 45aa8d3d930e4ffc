"""`python -m tests.bench --seconds N`: every long run of this folder, sharing N seconds."""

from __future__ import annotations

import sys

from tests.long_runs import main

if __name__ == "__main__":
    sys.exit(main("bench"))
