"""No notification daemon at login: the notice comes by mail, and by the desktop again once there is one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.server.dovecot import Mailbox
from tests.server.ports import wait_for
from tests.system.daemon import Home
from tests.system.letters import letter
from tests.system.notification_daemon import Desktop

NOW = datetime.now(UTC).replace(microsecond=0)
WATCH = '[watch]\npeople = ["alice@acme.example"]\n'
PLEADING = "Hi Alice,\n\nI am begging you, I really need this job.\n\nJordan\n"


def send(box: Mailbox, number: int) -> None:
    at = NOW - timedelta(hours=60) + timedelta(minutes=number)
    mail = letter(at, f"Jordan <{box.user}>", "alice@acme.example", "Please", PLEADING, f"<{number}@mail.example>")
    box.append("Sent", mail)


@pytest.mark.desktop
@pytest.mark.timeout(300)
def test_without_a_notification_daemon_a_notice_comes_by_mail_until_there_is_one(
    dovecot: Mailbox, desktop: Desktop, tmp_path: Path
) -> None:
    desktop.stop()
    home = Home(tmp_path, dovecot, tables=WATCH, channels=("desktop", "email"), environment=desktop.bus.environment)
    with home.daemon():
        send(dovecot, 1)
        wait_for(lambda: any(b"X-Followupd-Key" in mail.data for mail in dovecot.mails("INBOX")), "the self-mail", 60)
        desktop.start()
        sent = 1

        def shown() -> bool:
            """Whether the desktop shows one; each that came by mail is followed by another."""
            nonlocal sent
            if home.rows("SELECT count(*) FROM outbox WHERE state = 'delivered'") == [(sent,)]:
                sent += 1  # the channel is left alone for half a minute after it failed
                send(dovecot, sent)
            return bool(desktop.notified)

        wait_for(shown, "a notification once somebody shows them", 120)
