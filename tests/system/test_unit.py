"""The unit that is shipped, as systemd's own tools judge it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

UNITS = Path(__file__).parents[2] / "systemd"
ANALYZE = Path("/usr/bin/systemd-analyze")
DESKTOP_FILE = Path(__file__).parents[2] / "followupd" / "data" / "followupd.desktop"


@pytest.fixture
def unit(tmp_path: Path, needs: Callable[..., None]) -> Path:
    """The unit with a program that exists."""
    needs("systemd", ANALYZE)
    made = tmp_path / "followupd.service"
    text = (UNITS / "followupd.service").read_text()
    made.write_text(text.replace("%h/.local/bin/followupd", "/bin/true"))
    return made


@pytest.fixture
def failed_unit(tmp_path: Path, needs: Callable[..., None]) -> Path:
    """The one that tells of the other's end."""
    needs("systemd", ANALYZE)
    made = tmp_path / "followupd-failed.service"
    made.write_text((UNITS / made.name).read_text().replace("%h/.local/bin/followupd", "/bin/true"))
    return made


def test_systemd_finds_nothing_to_say_of_the_unit_that_tells_of_the_end(failed_unit: Path) -> None:
    done = analyze(failed_unit, "--user", "verify")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_documents_name_the_exposure_that_systemd_computes(unit: Path) -> None:
    done = analyze(unit, "--user", "security", "--offline=yes", "--no-pager")
    found = re.search(r"exposure level for followupd.service: ([\d.]+)", done.stdout)
    assert found
    if "systemd 252" in subprocess.run([str(ANALYZE), "--version"], capture_output=True, text=True, check=True).stdout:
        assert f"gives it {found.group(1)} " in (UNITS.parent / "docs" / "service.md").read_text("utf-8")


def analyze(unit: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(unit.parent), "SYSTEMD_LOG_LEVEL": "warning"}
    return subprocess.run(
        [str(ANALYZE), *words, str(unit)], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("sandbox", [False, True])
def test_systemd_finds_nothing_to_say_of_the_unit(unit: Path, sandbox: bool) -> None:
    if sandbox:
        folder = unit.with_name("followupd.service.d")
        folder.mkdir()
        (folder / "sandbox.conf").write_text((UNITS / "sandbox.conf").read_text())
    done = analyze(unit, "--user", "--man=no", "verify")  # not every machine has its manual
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_works_without_user_namespaces_and_what_does_not_are_kept_apart() -> None:
    mounts = re.compile(r"^(Private\w+|Protect\w+|Read\w+Paths|BindPaths|InaccessiblePaths)=", re.MULTILINE)
    assert mounts.findall((UNITS / "followupd.service").read_text()) == []
    assert "PrivateUsers=yes" in (UNITS / "sandbox.conf").read_text()


def test_refused_logins_and_a_wrong_configuration_are_not_tried_again() -> None:
    text = (UNITS / "followupd.service").read_text()
    for line in ("Type=notify", "RestartPreventExitStatus=77 78", "ExecReload=/bin/kill -HUP $MAINPID", "UMask=0077"):
        assert line in text.splitlines()


def test_the_desktop_file_is_what_the_notifications_point_to() -> None:
    text = DESKTOP_FILE.read_text()
    assert text.startswith("[Desktop Entry]\n")
    assert "Name=followupd\n" in text
    assert "X-GNOME-UsesNotifications=true\n" in text
    assert json.dumps(text).isascii()
