"""A nudge with buttons on a real desktop: seen in a screenshot, pressed through D-Bus, found in the agenda."""

from __future__ import annotations

import html
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.server.dovecot import Mailbox
from tests.server.ports import wait_for
from tests.system.daemon import Home
from tests.system.letters import Meeting, letter
from tests.system.notification_daemon import Desktop

NOW = datetime.now(UTC).replace(microsecond=0)
ALICE = "Alice Moreau <alice@acme.example>"
HOSTILE = '<a href="x">& <b>Interview</b>'


def afternoon() -> str:
    """A zone of fixed offset in which it is between four and five in the afternoon now."""
    offset = (16 - NOW.hour + 12) % 24 - 12
    return f"Etc/GMT{-offset:+d}" if offset else "Etc/GMT"  # POSIX: the sign is the other way round


def black(picture: Path) -> float:
    """The share of the screen that is black: where no window is."""
    told = subprocess.run(
        ["/usr/bin/convert", picture, "-fill", "white", "+opaque", "black", "-format", "%[fx:1-mean]", "info:"],
        check=True,
        capture_output=True,
        text=True,
        timeout=30,
    )
    return float(told.stdout)


def interviewed_at_noon(box: Mailbox, desktop: Desktop, folder: Path, subject: str, *, days_ago: int = 0) -> Home:
    """A mailbox with an invitation for noon of that day, in a zone where it is past four in the afternoon."""
    zone = ZoneInfo(afternoon())
    start = NOW.astimezone(zone).replace(hour=12, minute=0, second=0) - timedelta(days=days_ago)
    meeting = Meeting("one@acme.example", start, start + timedelta(hours=1), ALICE, (ALICE, box.user), subject)
    invited = start - timedelta(days=2)
    box.append("INBOX", letter(invited, ALICE, box.user, subject, "See you.", "<i@acme.example>", meeting=meeting))
    environment = desktop.bus.environment | {"FOLLOWUPD_TIMEZONE": zone.key}
    return Home(folder, box, channels=("desktop",), environment=environment)


@pytest.mark.desktop
def test_a_nudge_is_seen_and_its_button_snoozes_it(dovecot: Mailbox, desktop: Desktop, tmp_path: Path) -> None:
    home = interviewed_at_noon(dovecot, desktop, tmp_path, HOSTILE, days_ago=7)
    empty = desktop.screenshot()
    with home.daemon():
        (shown,) = desktop.wait_for(1)
        assert shown.summary == "Follow up with acme.example: 7 days"
        assert shown.actions[1::2] == ("Snooze", "Done")
        assert html.escape(HOSTILE, quote=False) in shown.body
        wait_for(lambda: desktop.displayed() == 1, "the notification on the screen")
        wait_for(lambda: black(desktop.screenshot()) < black(empty) - 0.02, "the notification in a screenshot")
        desktop.press("Snooze")
        wait_for(lambda: snoozed(home) == [True], "the snooze in the agenda")


def snoozed(home: Home) -> list[bool]:
    return [line["snoozed"] for line in home.listed("agenda") if line["step"] == "follow-up-7"]


@pytest.mark.desktop
def test_the_button_of_a_week_notes_their_promise(dovecot: Mailbox, desktop: Desktop, tmp_path: Path) -> None:
    home = interviewed_at_noon(dovecot, desktop, tmp_path, "Interview")
    with home.daemon():
        (shown,) = desktop.wait_for(1)
        assert shown.summary == "Say thank you to alice@acme.example"
        assert shown.actions[1::2] == ("Snooze", "Done", "1 week", "2 weeks")
        wait_for(lambda: desktop.displayed() == 1, "the notification on the screen")
        desktop.press("1 week")
        by = (NOW.astimezone(ZoneInfo(afternoon())) + timedelta(weeks=1)).date().isoformat()
        wait_for(lambda: [line["promise"] for line in home.listed("status")] == [by], "the promise")
        assert [line["step"] for line in home.listed("agenda") if line["step"].startswith("follow")] == ["follow-up-7"]
