"""Listings: a table on a terminal, aligned plain text elsewhere, one JSON object a line when asked for."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

import click

if TYPE_CHECKING:
    from followupd.model import Severity

WIDEST_FIRM = 22
"""Characters that a column keeps on a terminal, however narrow: a time, a code, the beginning of an address."""
COLOURS: Mapping[str, str] = {"info": "cyan", "warning": "yellow", "critical": "red"}


def write_json(record: Mapping[str, Any]) -> None:
    """One object, one line (SPEC section 11)."""
    click.echo(json.dumps(record, ensure_ascii=False))


def write_table(headings: Sequence[str], rows: Iterable[Sequence[str]], empty: str) -> None:
    """`rows` under `headings`. Without rows, `empty` on stderr, and nothing on stdout.

    Text of mails may hold anything: control characters are shown as �, rich's markup is not interpreted.
    """
    cleaned = [[printable(cell) for cell in row] for row in rows]
    if not cleaned:
        click.echo(empty, err=True)
    elif sys.stdout.isatty():
        _rich_table(headings, cleaned)
    else:
        _plain_table(headings, cleaned)


def printable(text: str) -> str:
    """`text` on one line, without anything that a terminal would obey."""
    return "".join(character if character.isprintable() else "�" for character in " ".join(text.split()))


def _rich_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading, cells in zip(headings, zip(*rows, strict=True), strict=True):
        # only long text gives way: rich would squeeze the short columns to nothing
        longest = max(map(len, (heading, *cells)))
        table.add_column(heading, overflow="fold", min_width=min(longest, WIDEST_FIRM))
    for row in rows:
        table.add_row(*(Text(cell, COLOURS.get(cell, "")) for cell in row))
    Console(highlight=False).print(table)


def _plain_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, *rows):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def severity_text(severity: Severity | str) -> str:
    """A severity, coloured where stdout is a terminal (click drops the colour elsewhere)."""
    return click.style(str(severity), COLOURS.get(str(severity)))


class Progress(Protocol):
    """Told how much of how much is done."""

    def __call__(self, done: int, total: int, /) -> None: ...


@contextmanager
def progress_bar(label: str) -> Iterator[Progress | None]:
    """A bar on stderr while something long runs; None when nobody looks at stderr."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    # rich would send what goes to stdout to its own console, which is stderr here
    console = Console(stderr=True)
    with Bars(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as bars:
        task = bars.add_task(label, total=None)

        def told(done: int, total: int) -> None:
            bars.update(task, completed=done, total=total)

        yield told


@contextmanager
def backfill_bar() -> Iterator[Callable[[int, bool], None] | None]:
    """A bar on stderr while the daemon reads mail back; None when nobody looks at stderr.

    What it yields is told how many messages have been looked at, and whether that was the last of them.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed} messages"),
        TimeElapsedColumn(),
    )
    bars = Bars(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False, redirect_stderr=False)
    task = bars.add_task("Reading your mail back", total=None)
    bars.start()

    def told(seen: int, finished: bool) -> None:
        bars.update(task, completed=seen)
        if finished:
            bars.stop()

    try:
        yield told
    finally:
        bars.stop()
