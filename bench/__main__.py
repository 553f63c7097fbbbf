"""Run every benchmark and write the table of docs/performance.md.

    python -m bench                     all modules of this folder that have `rows() -> list[Row]`
    python -m bench status first_sync   only these; the document is left as it is

Benchmarks that need mail from elsewhere (a corpus) have no `rows()`, and a command line of their own.
Exit 1 when a limit does not hold.
"""

from __future__ import annotations

import datetime as dt
import importlib
import os
import pkgutil
import platform
import sys
import time
from collections.abc import Callable, Sequence
from compileall import compile_dir
from pathlib import Path

import bench
from bench.row import Row

DOCUMENT = Path(__file__).parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def benchmarks() -> dict[str, Callable[[], list[Row]]]:
    """The `rows` functions by module name, in order of name."""
    found = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(bench.__path__)):
        if module not in {"__main__", "row"}:
            rows = getattr(importlib.import_module(f"bench.{module}"), "rows", None)
            if rows is not None:
                found[module] = rows
    return found


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    lines = ["| what | measured | at most | |", "|---|---|---|---|"]
    for row in rows:
        limit = "" if row.limit is None else f"{row.limit:g} {row.unit}{'' if row.holds else ' **(missed)**'}"
        lines.append(f"| {row.name} | {row.value:.3g} {row.unit} | {limit} | {row.note} |".replace("|  |", "| |"))
    return "\n".join(lines)


def replaced(document: str, block: str) -> str:
    """The document with what stands between the marks replaced; the marks are added where they lack."""
    if BEGIN not in document or END not in document:
        document = f"{document.rstrip()}\n\n{BEGIN}\n{END}\n".lstrip()
    before, _, rest = document.partition(BEGIN)
    return f"{before}{BEGIN}\n{block}\n{END}{rest.partition(END)[2]}"


def main(arguments: Sequence[str]) -> int:
    """Run, print, and (when all were run) write; the exit code."""
    known = benchmarks()
    unknown = [name for name in arguments if name not in known]
    if unknown:
        print(f"No benchmark named {', '.join(unknown)}; there are {', '.join(known) or 'none'}.", file=sys.stderr)
        return 2
    compile_dir(Path(__file__).parent.parent / "followupd", quiet=1)  # as an installed followupd is
    rows: list[Row] = []
    for name in arguments or known:
        begin = time.monotonic()
        print(f"{name} ...", file=sys.stderr, end=" ", flush=True)
        rows += known[name]()
        print(f"{time.monotonic() - begin:.0f} s", file=sys.stderr)
    print(table(rows))
    if not arguments:
        said = (
            f"Made by `make bench` on {dt.datetime.now(dt.UTC):%Y-%m-%d}: Python {platform.python_version()}, "
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores.\n\n{table(rows)}"
        )
        old = DOCUMENT.read_text(encoding="utf-8") if DOCUMENT.exists() else "# What it costs\n"
        DOCUMENT.parent.mkdir(exist_ok=True)
        DOCUMENT.write_text(replaced(old, said), encoding="utf-8")
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
