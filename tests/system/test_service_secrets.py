"""The service and the keyring: locked at login, empty, filled later."""

from __future__ import annotations

import email
import json
import sys
from email import policy
from pathlib import Path

import pytest

from tests.server.dovecot import Mailbox
from tests.server.ports import wait_for
from tests.system.keyring_daemon import KeyringDaemon
from tests.system.service import Service
from tests.system.session_bus import SessionBus

pytestmark = [pytest.mark.systemd, pytest.mark.desktop, pytest.mark.server]

HANGING = Path(__file__).with_name("hanging.py")
OFTEN = "WatchdogSec=9\nEnvironment=STALLED=600\n"
"""A heartbeat each three seconds, in place of a minute."""

CHANNELS = '[nudges]\nquiet_hours = ""\nchannels = ["desktop", "email"]\n'


@pytest.fixture
def in_session(service: Service, session_bus: SessionBus) -> Service:
    """The service, its manager knowing the session bus."""
    service.environment |= session_bus.environment
    for name, value in session_bus.environment.items():
        service.manager.systemctl("set-environment", f"{name}={value}")
    return service


def accounts(service: Service, *mailboxes: Mailbox) -> str:
    """The first with a password_command, the others with the keyring."""
    service.configure(*mailboxes, tables=CHANNELS)
    first, *rest = service.config.read_text(encoding="utf-8").split("[[accounts]]")[1:]
    kept = ["\n".join(line for line in one.splitlines() if "password_command" not in line) + "\n" for one in rest]
    return 'timezone = "UTC"\n' + "".join(f"[[accounts]]{one}" for one in (first, *kept))


def told(mailbox: Mailbox) -> list[str]:
    """Subjects of the mails to oneself."""
    mails = (email.message_from_bytes(mail.data, policy=policy.default) for mail in mailbox.mails("INBOX"))
    return [str(mail["Subject"]) for mail in mails]


def test_a_keyring_that_is_locked_at_login_is_waited_for_and_the_user_is_told_once(
    in_session: Service, keyring_daemon: KeyringDaemon, dovecot: Mailbox
) -> None:
    service, other = in_session, dovecot.server.mailbox()
    keyring_daemon.start()
    service.write_config(accounts(service, dovecot, other))
    service.run("login", "account1", given=other.password + "\n")
    keyring_daemon.lock()
    switch = service.folder / "switch"
    switch.write_text("")
    service.drop_in(f'[Service]\nExecStart=\nExecStart="{sys.executable}" "{HANGING}" "{switch}" run\n{OFTEN}')
    service.manager.systemctl("set-environment", "FOLLOWUPD_LOG_LEVEL=debug")

    process = service.process(["service", "install"])
    assert process.returncode == 0, process.stdout
    wait_for(lambda: len(told(dovecot)) == 1, "a mail that tells of it", seconds=40)
    (subject,) = told(dovecot)
    assert "account1: The password of account1 cannot be had now: the keyring" in subject
    assert service.show("NRestarts")["NRestarts"] == "0"
    assert "account1: The password of account1" in json.loads(service.run("service", "status", "--json"))["status"]
    troubles = service.log().count("watch.trouble")
    wait_for(lambda: service.log().count("watch.trouble") >= troubles + 2, "another try", seconds=60)
    assert len(told(dovecot)) == 1

    keyring_daemon.unlock()
    service.wait_until("ActiveState", "active", seconds=60)
    service.wait_until("StatusText", "Watching 2 mailboxes, 0 opportunities, 0 nudges ahead", seconds=60)
    assert other.sessions() == 3
    assert len(told(dovecot)) == 1
    assert other.password not in service.log()


def test_without_a_password_it_waits_for_login_and_is_started_again_by_it(
    in_session: Service, keyring_daemon: KeyringDaemon, dovecot: Mailbox
) -> None:
    service = in_session
    keyring_daemon.start()
    service.configure(dovecot, account="")
    assert "every login was refused" in service.run("service", "install", code=77)
    service.wait_until("ActiveState", "failed")

    said = service.run("login", given=dovecot.password + "\n")
    assert "The service had given up, and is started again." in said
    service.wait_until("ActiveState", "active")
    assert service.show("StatusText")["StatusText"].startswith("Watching 1 mailbox")
