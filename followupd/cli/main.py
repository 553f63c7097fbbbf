"""Runs one command line, and turns whatever happens into an exit code and words for the user."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from followupd import __version__
from followupd.cli.commands import COMMANDS
from followupd.cli.frame import LazyGroup, config_option
from followupd.errors import Exit, FollowupdError

INTERRUPTED = 130
"""As a shell gives it for a command that SIGINT ended: 128 and the signal's number."""


@click.group(
    cls=LazyGroup,
    commands_by_name=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Advice and findings are explained by: followupd explain CODE",
)
@click.version_option(__version__, prog_name="followupd", message="%(prog)s %(version)s")
@config_option
def followupd() -> None:
    """Watches your mail after an interview: warns when you write too much, reminds you when you owe a note.

    It reads, and never sends anything to anybody but you.
    """


def run_command_line(arguments: Sequence[str]) -> int:
    """Run one command line (without the program's name) and return its exit code."""
    if sys.stdout is None:  # started with stdout closed (`>&-`)
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    try:
        try:
            code = followupd.main(args=list(arguments), prog_name="followupd", standalone_mode=False)
            sys.stdout.flush()
        except click.exceptions.Exit as left:
            code = left.exit_code
        except SystemExit as left:  # click's own way out of completion, and of a pipe that was closed (it wraps stdout)
            code = Exit.OK if "PacifyFlush" in type(sys.stdout).__name__ else left.code
        except click.ClickException as error:
            error.show()
            code = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            code = INTERRUPTED
        except FollowupdError as error:
            _tell(error)
            if isinstance(error.__cause__, BrokenPipeError):  # `run --json`, and nobody reads any more
                _forget_stdout()
            code = int(error.exit_code)
        return code if isinstance(code, int) else int(Exit.OK)
    except BrokenPipeError:
        _forget_stdout()
        return int(Exit.OK)
    except OSError as error:
        return _refused_by_the_system(error)
    except Exception as error:  # noqa: BLE001  (the last border: no traceback reaches a user)
        return _unexpected(error)


def _tell(error: FollowupdError) -> None:
    click.echo(f"followupd: {error.title}" if "\n" not in error.title else error.title, err=True)
    if error.hint:
        click.echo(error.hint, err=True)
    if os.environ.get("FOLLOWUPD_DEBUG"):
        _traceback(error)


def _refused_by_the_system(error: OSError) -> int:
    """A full disk, a folder that may not be written: the system's words say it best."""
    where = f"{error.filename}: " if error.filename else ""
    click.echo(f"followupd: {where}{error.strerror or type(error).__name__}.", err=True)
    _forget_stdout()
    if os.environ.get("FOLLOWUPD_DEBUG"):
        _traceback(error)
    return int(Exit.TEMPORARY)


def _forget_stdout() -> None:
    """What could not be written to stdout stays unwritten: Python would try, and complain, once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _unexpected(error: Exception) -> int:
    """A mistake of ours. The message may quote mail, so only where it happened is shown."""
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{os.path.basename(place.tb_frame.f_code.co_filename)}:{place.tb_lineno}" if place else "?"  # noqa: PTH119
    click.echo(
        f"followupd: unexpected {type(error).__name__} at {where} (version {__version__}). "
        "Please report this line; FOLLOWUPD_DEBUG=1 shows more.",
        err=True,
    )
    if os.environ.get("FOLLOWUPD_DEBUG"):
        _traceback(error)
    return int(Exit.TEMPORARY)


def _traceback(error: Exception) -> None:
    import traceback

    traceback.print_exception(error, file=sys.stderr)
