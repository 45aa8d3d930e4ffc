"""Tend's one entrance: the window for no words or window options, a command for anything else."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypedDict

    class WindowOptions(TypedDict, total=False):
        """What `run_window` takes."""

        data_dir: str
        start: str
        minutes: int
        exit_after_first_paint: bool
        ward: bool


def main(argv: list[str]) -> int:
    """Run what the arguments ask for; return the exit status."""
    options = _plain_window(argv)
    if options is None:
        from desktop.cli import run_command

        return run_command(argv)
    from desktop.app import run_window

    return run_window(**options)


def _plain_window(argv: list[str]) -> WindowOptions | None:
    """Read the few options of a plain start, so that it waits for no option parser."""
    options: WindowOptions = {}
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        if word == "--exit-after-first-paint":
            options["exit_after_first_paint"] = True
        elif word == "--ward":
            options["ward"] = True
        elif word == "--data-dir" and rest:
            options["data_dir"] = rest.pop(0)
        elif word == "--start" and rest and not rest[0].startswith("-"):
            options["start"] = rest.pop(0)
        elif word == "--minutes" and "start" in options and rest and rest[0].isdecimal():
            options["minutes"] = int(rest.pop(0))
        else:
            return None
    return options if options.get("minutes") != 0 else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
