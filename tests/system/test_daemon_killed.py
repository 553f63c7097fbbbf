"""SIGKILL between any two steps of handling one message, and started again: nothing lost, nothing doubled."""

from __future__ import annotations

import email
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.server.dovecot import Mailbox
from tests.server.ports import wait_for
from tests.system.daemon import Home
from tests.system.letters import letter
from tests.system.notification_daemon import Desktop

pytestmark = [pytest.mark.server, pytest.mark.timeout(600)]

DRIVER = str(Path(__file__).with_name("kill_driver.py"))
COMPANIES = 10
KILLS = 50
TEXT = "Hello,\n\nI wrote up the dry run for moving the billing tables that we talked about.\n\nBest,\nJordan\n"


class Story:
    """Mails to several companies, two hours apart to each: every one but its first is FU102."""

    def __init__(self, box: Mailbox, companies: int = 1) -> None:
        self.box = box
        self.companies = companies
        self.begin = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=70)  # younger than three days
        self.sent = 0

    @property
    def watch(self) -> str:
        return f"[watch]\npeople = {[f'@company{n}.example' for n in range(self.companies)]}\n"

    def send(self) -> str:
        """Append the next mail to Sent; its Message-ID."""
        number, self.sent = self.sent, self.sent + 1
        company = number % self.companies
        at = self.begin + timedelta(hours=2 * (number // self.companies))
        identity = f"<sent-{number}@mail.example>"
        me, to = f"Jordan Reed <{self.box.user}>", f"alice@company{company}.example"
        self.box.append("Sent", letter(at, me, to, "The billing tables", TEXT, identity))
        return identity

    def expected(self) -> Counter[tuple[str, str]]:
        """What the log must hold, each once: (type or code, Message-ID), the pace findings alone."""
        ids = [f"<sent-{number}@mail.example>" for number in range(self.sent)]
        return Counter([("contact", i) for i in ids] + [("FU102", i) for i in ids[self.companies :]])


def driver(where: str, journal: Path) -> tuple[str, str, str]:
    return (DRIVER, where, str(journal))


def has_read(home: Home, identity: str) -> bool:
    return bool(home.rows("SELECT 1 FROM readings WHERE message_id = ?", identity))


def has_told(home: Home) -> bool:
    return home.rows("SELECT count(*) FROM outbox WHERE state <> 'delivered'") == [(0,)]


def is_past(home: Home, folder: str) -> bool:
    """The cursor stands at the folder's end."""
    cursor = home.rows("SELECT uidnext FROM cursors WHERE folder = ?", folder)
    return cursor == [(home.mailbox.status(folder)["UIDNEXT"],)]


def is_at_rest(home: Home, identity: str) -> bool:
    return has_read(home, identity) and has_told(home) and is_past(home, "Sent") and is_past(home, "INBOX")


def logged(home: Home) -> Counter[tuple[str, str]]:
    """Every contact and pace finding in the log, counted."""
    found = [(r.get("type") or r.get("code"), r.get("message_id")) for r in home.listed("log")]
    return Counter((what, whose) for what, whose in found if what in ("contact", "FU102"))


def notices(home: Home) -> set[str]:
    return {str(key) for (key,) in home.rows("SELECT key FROM outbox")}


def self_mails(box: Mailbox) -> Counter[str]:
    keys = [email.message_from_bytes(mail.data)["X-Followupd-Key"] for mail in box.mails("INBOX")]
    return Counter(str(key) for key in keys if key)


def rounds(home: Home, story: Story, folder: Path) -> tuple[list[tuple[str, str]], Counter[str]]:
    """Watch one mail being handled, then kill at each of its steps, a new mail for each.

    Returns (step, Message-ID) of each death, and how often each key was streamed. Between two deaths the
    plain daemon comes to rest: then the log holds everything once, and the cursors are at the folders' ends.
    """
    deaths: list[tuple[str, str]] = []
    streamed: Counter[str] = Counter()
    story.send()
    with home.daemon() as daemon:
        assert daemon.stop() == 0
    steps = [""]
    for where in steps:
        journal = folder / "journal"
        journal.unlink(missing_ok=True)
        with home.daemon(driver(where, journal)) as daemon:
            identity = story.send()
            wait_for(
                lambda: daemon.process.poll() is not None or is_at_rest(home, identity),  # noqa: B023 - called at once
                "its death, or its rest",
            )
            if not where:
                steps += journal.read_text(encoding="utf-8").splitlines()
            elif daemon.process.poll() is not None:
                deaths.append((where.partition(" ")[2], identity))
            daemon.stop()
            streamed.update(record["key"] for record in daemon.records)
        with home.daemon() as daemon:
            wait_for(lambda: is_at_rest(home, identity), f"rest after {where}")  # noqa: B023
            assert daemon.stop() == 0
            streamed.update(record["key"] for record in daemon.records)
        assert logged(home) == story.expected(), where
    return deaths, streamed


def both(*names: str) -> set[str]:
    return {f"{side} {name}" for name in names for side in ("before", "after")}


EVERYWHERE = both(
    "Daemon._take", "Inbox.handle", "SqliteStore.commit", "JsonLinesNotifier.write", "SqliteStore.set_meta",
    "Journal.append", "SqliteStore.delivered",
)  # fmt: skip


def killed_after_commit(deaths: list[tuple[str, str]]) -> set[str]:
    """The mails whose death may have come between showing and marking: one thread shows while another is killed."""
    early = {"before Daemon._take", "before Inbox.handle", "before SqliteStore.commit"}
    return {identity for step, identity in deaths if step not in early}


def once_on_the_stream(home: Home, streamed: Counter[str]) -> dict[str, int]:
    """No line is lost; those that came again, and how often."""
    keys = {record["key"] for record in home.listed("log")}
    assert set(streamed) | {"contact:company0.example:<sent-0@mail.example>"} == keys
    return {key: times for key, times in streamed.items() if times > 1}


def test_killed_between_any_two_steps_every_mail_is_told_by_exactly_one_self_mail(
    dovecot: Mailbox, tmp_path: Path
) -> None:
    story = Story(dovecot)
    home = Home(tmp_path / "home", dovecot, tables=story.watch, channels=("email",))
    deaths, streamed = rounds(home, story, tmp_path)
    assert {step for step, _ in deaths} >= EVERYWHERE | both("EmailNotifier.deliver", "ImapSink.append_self_mail")
    assert len(notices(home)) == story.sent - 1
    assert self_mails(dovecot) == Counter(notices(home))
    again = once_on_the_stream(home, streamed)
    assert {key.rpartition(":")[2] for key in again} <= killed_after_commit(deaths)
    assert set(again.values()) <= {2}


@pytest.mark.desktop
def test_killed_between_any_two_steps_a_notification_is_doubled_in_one_window_only(
    dovecot: Mailbox, desktop: Desktop, tmp_path: Path
) -> None:
    """Between showing and marking; and then under the same key."""
    story = Story(dovecot)
    bus = desktop.bus.environment
    home = Home(tmp_path / "home", dovecot, tables=story.watch, channels=("desktop",), environment=bus)
    deaths, _ = rounds(home, story, tmp_path)
    assert {step for step, _ in deaths} >= EVERYWHERE | both("DesktopNotifier.deliver")
    shown = Counter(one.hints["x-dunst-stack-tag"] for one in desktop.notified)
    assert set(shown) == notices(home)
    window = {
        identity
        for step, identity in deaths
        if step in ("after DesktopNotifier.deliver", "before SqliteStore.delivered", "before Journal.append")
    }
    doubled = {key.rpartition(":")[2] for key, times in shown.items() if times > 1}
    assert window <= doubled <= killed_after_commit(deaths)
    assert max(shown.values()) == 2


def test_killed_at_random_moments_under_load_nothing_is_lost_or_doubled(dovecot: Mailbox, tmp_path: Path) -> None:
    story = Story(dovecot, COMPANIES)
    home = Home(tmp_path / "home", dovecot, tables=story.watch, channels=("email",))
    enough = threading.Event()
    last: list[Any] = []

    def load() -> None:
        while not enough.wait(0.15) and story.sent < COMPANIES * 34:
            last.append(story.send())

    last.append(story.send())
    with home.daemon() as daemon:
        assert daemon.stop() == 0
    sender = threading.Thread(target=load)
    sender.start()
    try:
        for number in range(KILLS):
            with home.daemon(driver("~500", tmp_path / f"journal-{number}"), ready=False) as daemon:
                assert daemon.ended() == -9
    finally:
        enough.set()
        sender.join()
    with home.daemon():
        wait_for(lambda: is_at_rest(home, last[-1]), "rest")
    assert logged(home) == story.expected()
    assert self_mails(dovecot) == Counter(notices(home))
    assert story.sent > KILLS
