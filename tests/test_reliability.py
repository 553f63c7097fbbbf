"""docs/reliability.md names every pitfall of IMAP, and only tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENT = (ROOT / "docs" / "reliability.md").read_text("utf-8")
TESTS = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))


def test_every_pitfall_has_its_line_and_its_test() -> None:
    lines = {int(number): rest for number, rest in re.findall(r"(?m)^\| (\d+) \|(.*)$", DOCUMENT)}

    assert list(lines) == list(range(1, 19))
    assert [number for number, rest in lines.items() if "`test_" not in rest and "the same" not in rest] == []


def test_every_test_that_is_named_is_there() -> None:
    named = set(re.findall(r"`(test_\w+)`", DOCUMENT))

    assert {name for name in named if f"def {name}(" not in TESTS} == set()


def test_every_test_of_a_pitfall_is_named() -> None:
    there = set(re.findall(r"def (test_pitfall_\w+)\(", TESTS))

    assert {name for name in there if f"`{name}`" not in DOCUMENT} == set()
