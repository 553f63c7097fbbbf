"""What holds for every test: Hypothesis' profiles, and what happens when a system part is missing.

A test asks `needs("debian-package", Path("/usr/bin/program"), …)` (the fixtures do it for their
tests). Where a file is not there, the test is left out with a reason that names the package, and the
run says at its end what was left out; under CI (`CI=true`) or `FOLLOWUPD_STRICT=1` it fails instead.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("dev", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "ci", max_examples=200, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
STRICT = os.environ.get("CI", "").lower() in {"1", "true"} or os.environ.get("FOLLOWUPD_STRICT") == "1"
settings.load_profile("ci" if STRICT else "dev")

_LEFT_OUT = "needs Debian's package "


@pytest.fixture(scope="session")
def needs() -> Callable[..., None]:
    """`needs(package, *files)`: leave the test out (fail, when strict) unless every file is there."""

    def check(package: str, *files: Path) -> None:
        missing = [str(file) for file in files if not file.exists()]
        if missing:
            say = pytest.fail if STRICT else pytest.skip
            say(f"{_LEFT_OUT}{package}: {', '.join(missing)} not found")

    return check


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name what was left out, and why, so that nobody takes silence for a pass."""
    left_out: dict[str, list[str]] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        left_out.setdefault(reason.removeprefix("Skipped: "), []).append(report.nodeid)
    if left_out:
        terminalreporter.section(f"left out: {sum(map(len, left_out.values()))} tests")
        for reason, tests in sorted(left_out.items()):
            terminalreporter.line(f"{reason} ({len(tests)}):")
            for test in sorted(tests):
                terminalreporter.line(f"  {test}")
