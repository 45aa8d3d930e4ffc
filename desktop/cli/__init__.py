"""The command line: the same code without a window. A composition root; it decides nothing.

Wrong usage exits 2; a failure of the world exits 1 with one sentence on standard error.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

import click

from desktop import VERSION
from desktop.core.errors import AppError, ErrorKind
from desktop.core.paths import data_folder
from desktop.core.sentences import sentence
from desktop.core.words import tr

COMMANDS = {
    "practices": "practices",
    "plan": "practices",
    "voices": "voices",
    "check-script": "script",
    "add-recording": "recording",
    "add-voice": "voice",
    "save-voice": "voice",
    "render": "render",
    "check-in": "journal",
    "journal": "journal",
    "shifts": "shifts",
    "add-shift": "shifts",
    "import-rota": "shifts",
    "reflect": "reflect",
    "add-score": "score",
    "scores": "score",
    "mark": "mark",
    "trends": "trends",
    "demo-data": "journal",
    "import": "import",
    "imports": "import",
    "undo-import": "import",
    "export": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "doctor": "doctor",
    "passphrase": "passphrase",
}


class _Commands(click.Group):
    """Loads a command's module only when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"desktop.cli.{COMMANDS[name]}_commands")
        function = name.replace("-", "_")
        return getattr(module, f"{function}_" if iskeyword(function) else function)  # type: ignore[no-any-return]


@click.group(cls=_Commands, invoke_without_command=True)
@click.option("--data-dir", metavar="DIR", help="Where journal and settings are kept.")
@click.option("--start", metavar="PRACTICE", help="Go straight into a practice.")
@click.option("--minutes", type=click.IntRange(1), help="How long, with --start.")
@click.option("--ward", is_flag=True, help="No sound at all, this once: begin in ward mode.")
@click.option(
    "--passphrase-fd",
    type=click.IntRange(0),
    metavar="N",
    help="With a command: read a locked journal’s passphrase from this open file.",
)
@click.option("--exit-after-first-paint", is_flag=True, help="Leave once the window is usable.")
@click.version_option(version=VERSION, prog_name="Tend")
@click.pass_context
def tend(
    ctx: click.Context,
    data_dir: str | None,
    start: str | None,
    minutes: int | None,
    ward: bool,
    passphrase_fd: int | None,
    exit_after_first_paint: bool,
) -> None:
    """Tend: guided practice, a private journal and honest trends. Without a command, the window."""
    ctx.obj = data_folder(data_dir, os.environ)
    if ctx.invoked_subcommand is not None:
        ctx.meta["tend.passphrase_fd"] = passphrase_fd
        if start or minutes or ward or exit_after_first_paint:
            raise click.UsageError(
                "--start, --minutes, --ward and --exit-after-first-paint open a window."
            )
        return
    if passphrase_fd is not None:
        raise click.UsageError("--passphrase-fd goes with a command; the window asks for itself.")
    if minutes and not start:
        raise click.UsageError("--minutes goes with --start PRACTICE.")
    from desktop.app import run_window

    ctx.exit(run_window(data_dir, start, minutes, exit_after_first_paint, ward))


def run_command(argv: list[str]) -> int:
    """Run one command line; return its exit status."""
    try:
        status = tend.main(argv, prog_name="main.py", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    except AppError as error:
        return _failed(error)
    except BrokenPipeError:  # the reader of our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # where the output goes to is full, or gone
        place = error.filename or tr("The output")
        return _failed(AppError(ErrorKind.FILE_NOT_WRITTEN, error.strerror or "", path=place))
    return status if isinstance(status, int) else 0


def _failed(error: AppError) -> int:
    print(sentence(error), file=sys.stderr)  # noqa: T201
    return 1


def folder_of(ctx: click.Context) -> Path:
    """Return the data folder that the command line named."""
    folder = ctx.obj
    if not isinstance(folder, Path):
        raise TypeError("the group sets the data folder")
    return folder
