"""Desktop notifications on a real session bus, shown by a real dunst under Xvfb, pressed through D-Bus."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from followupd.adapters.notify.desktop import PATIENCE, DesktopNotifier
from followupd.errors import DeliveryFailed
from followupd.model import Notice, Severity

pytestmark = pytest.mark.desktop

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def until(condition: Callable[[], Any], seconds: float = 10) -> Any:
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "it never came true"
        threading.Event().wait(0.02)
    return found


class Desktop:
    """A session bus, and a notification server that can be started and ended."""

    def __init__(self, folder: Path, display: str) -> None:
        self.folder, self.display = folder, display
        config = folder / "bus.conf"
        config.write_text(
            "<busconfig><type>session</type>"
            f"<listen>unix:path={folder}/bus</listen>"
            '<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>'
            '<allow own="*"/></policy></busconfig>'
        )
        self.bus = subprocess.Popen(["dbus-daemon", f"--config-file={config}", "--nofork"], stderr=subprocess.DEVNULL)
        until((folder / "bus").exists)
        self.address = f"unix:path={folder}/bus"
        self.env = {**os.environ, "DISPLAY": display, "DBUS_SESSION_BUS_ADDRESS": self.address, "HOME": str(folder)}
        self.server: subprocess.Popen[bytes] | None = None

    def start_server(self, markup: str = "full") -> None:
        config, choose = self.folder / "dunstrc", self.folder / "choose"
        choose.write_text("#!/bin/sh\ngrep Snooze\n")  # dunst's menu of buttons: it is given a line for each
        choose.chmod(0o755)
        config.write_text(
            f'[global]\nmarkup = {markup}\nformat = "%s\\n%b"\nfont = Monospace 14\nwidth = 700\nheight = 300\n'
            f"idle_threshold = 0\nhistory_length = 50\ndmenu = {choose}\n"
            "[urgency_low]\ntimeout = 11\n[urgency_normal]\ntimeout = 12\n"
            '[loud]\nmsg_urgency = critical\nformat = "LOUD %s\\n%b"\n'
        )
        self.server = subprocess.Popen(["dunst", "-conf", str(config)], env=self.env)
        until(lambda: self.ctl("count").returncode == 0)

    def stop_server(self) -> None:
        if self.server is not None:
            self.server.terminate()
            self.server.wait(10)
            self.server = None

    def ctl(self, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["dunstctl", *words], env=self.env, capture_output=True, text=True, check=False, timeout=10
        )

    def displayed(self) -> int:
        return int(self.ctl("count", "displayed").stdout)

    def history(self) -> list[dict[str, Any]]:
        """Closes everything, and tells what it was, the latest first."""
        until(lambda: self.displayed() > 0)
        self.ctl("close-all")
        until(lambda: self.displayed() == 0)
        entries = json.loads(self.ctl("history").stdout)["data"][0]
        return [{name: value["data"] for name, value in entry.items()} for entry in entries]

    def close(self) -> None:
        self.stop_server()
        self.bus.terminate()
        self.bus.wait(10)


@pytest.fixture(scope="module")
def screen(needs: Callable[..., None], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    needs("xvfb", Path("/usr/bin/Xvfb"))
    sockets = Path("/tmp/.X11-unix")
    made_sockets = not sockets.exists()
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1024x768x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    # Xvfb writes the number and its line's end one after the other, and dies of a pipe that closes in between.
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait(10)
    if made_sockets:
        with contextlib.suppress(OSError):  # somebody else's screen is there by now
            sockets.rmdir()


@pytest.fixture
def desktop(needs: Callable[..., None], tmp_path: Path, screen: str) -> Iterator[Desktop]:
    needs("dbus-daemon", Path("/usr/bin/dbus-daemon"))
    needs("dunst", Path("/usr/bin/dunst"))
    made = Desktop(tmp_path, screen)
    yield made
    made.close()


class Presses:
    def __init__(self) -> None:
        self.all: list[tuple[str, str]] = []

    def __call__(self, key: str, identifier: str) -> None:
        self.all.append((key, identifier))


def notice(key: str = "n1", body: str = "Wait until Monday.", severity: Severity = Severity.WARNING) -> Notice:
    actions = (("snooze", "Snooze", "followupd snooze n1"), ("done", "Done", "followupd done n1"))
    return Notice(key, "Too soon & <b>bold</b>", body, severity, NOON, actions=actions)


@pytest.fixture
def pressed() -> Presses:
    return Presses()


@pytest.fixture
def notifier(desktop: Desktop, pressed: Presses) -> Iterator[DesktopNotifier]:
    made = DesktopNotifier(pressed, address=desktop.address)
    yield made
    made.close()


@pytest.mark.parametrize("markup", ["full", "no"])
def test_a_hostile_subject_is_shown_as_it_is_written(desktop: Desktop, notifier: DesktopNotifier, markup: str) -> None:
    desktop.start_server(markup)
    notifier.deliver(notice(body='Your mail "<a href="x">&" of today\nis too soon.'))
    [shown] = desktop.history()
    as_written = 'Your mail "<a href="x">&" of today\nis too soon.'
    unescaped = shown["body"].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert unescaped == as_written
    assert (shown["body"] == as_written) is (markup == "no")
    assert shown["summary"] == "Too soon & <b>bold</b>"
    assert (shown["appname"], shown["category"], shown["timeout"]) == ("followupd", "email", 12_000_000)


def test_a_button_that_is_pressed_is_told_with_the_notices_key(
    desktop: Desktop, notifier: DesktopNotifier, pressed: Presses
) -> None:
    desktop.start_server()
    notifier.deliver(notice())
    until(lambda: desktop.displayed() == 1)
    desktop.ctl("context")
    assert until(lambda: pressed.all) == [("n1", "snooze")]


def test_the_same_key_again_replaces_what_is_shown(desktop: Desktop, notifier: DesktopNotifier) -> None:
    desktop.start_server()
    notifier.deliver(notice(body="old"))
    notifier.deliver(notice(body="new"))
    notifier.deliver(notice("other"))
    assert until(lambda: desktop.displayed() == 2)


def test_after_a_restart_of_ours_the_same_key_still_replaces(desktop: Desktop, notifier: DesktopNotifier) -> None:
    desktop.start_server()
    notifier.deliver(notice(body="old"))
    notifier.close()
    again = DesktopNotifier(address=desktop.address)
    again.deliver(notice(body="new"))
    assert until(lambda: desktop.displayed() == 1)
    assert [shown["body"] for shown in desktop.history()] == ["new"]
    again.close()


def test_a_notice_whose_reason_is_gone_is_closed(desktop: Desktop, notifier: DesktopNotifier) -> None:
    desktop.start_server()
    notifier.deliver(notice())
    until(lambda: desktop.displayed() == 1)
    notifier.withdraw("n1")
    assert until(lambda: desktop.displayed() == 0) is True
    notifier.withdraw("n1")
    notifier.withdraw("never shown")


def test_severity_is_urgency_and_what_is_critical_stays(desktop: Desktop, notifier: DesktopNotifier) -> None:
    desktop.start_server()
    notifier.deliver(notice(severity=Severity.CRITICAL))
    [shown] = desktop.history()
    assert (shown["message"][:5], shown["timeout"]) == ("LOUD ", 0)


def test_without_a_server_it_fails_soon_and_works_once_one_comes(desktop: Desktop, notifier: DesktopNotifier) -> None:
    began = time.monotonic()
    with pytest.raises(DeliveryFailed):
        notifier.deliver(notice())
    assert time.monotonic() - began < PATIENCE + 1
    desktop.start_server()
    notifier.deliver(notice())
    assert until(lambda: desktop.displayed() == 1)
    desktop.stop_server()
    with pytest.raises(DeliveryFailed):
        notifier.deliver(notice())
    desktop.start_server("no")
    notifier.deliver(notice(body="a & b"))
    assert [shown["body"] for shown in desktop.history()] == ["a & b"]


def test_a_server_that_hangs_is_given_up(desktop: Desktop, notifier: DesktopNotifier) -> None:
    desktop.start_server()
    assert desktop.server is not None
    desktop.server.send_signal(19)
    try:
        began = time.monotonic()
        with pytest.raises(DeliveryFailed):
            notifier.deliver(notice())
        assert time.monotonic() - began < PATIENCE + 1
    finally:
        desktop.server.send_signal(18)
    assert desktop.displayed() == 0


def test_a_bus_that_goes_is_an_error_and_the_next_one_is_found(
    desktop: Desktop, notifier: DesktopNotifier, tmp_path: Path
) -> None:
    desktop.start_server()
    notifier.deliver(notice())
    desktop.close()
    with pytest.raises(DeliveryFailed):
        notifier.deliver(notice())
    (tmp_path / "bus").unlink(missing_ok=True)
    second = Desktop(tmp_path, desktop.display)
    second.start_server()
    notifier.deliver(notice())
    assert until(lambda: second.displayed() == 1)
    second.close()
