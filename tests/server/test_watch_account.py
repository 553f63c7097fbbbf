"""The watchers of an account on a real server: what they hand over, and when."""

from __future__ import annotations

import dataclasses
import datetime as dt
import time
from collections.abc import Callable

import pytest

from followupd.adapters.imap.append import ImapSink
from followupd.adapters.imap.session import BODY_FIRST, BODY_WHOLE
from followupd.app.watched import Phase
from followupd.core.interest import Interest
from followupd.errors import ConnectionLost
from followupd.model import Place, RawMail, Role
from tests.server.imap_side import ACME, GivenSecrets, Watching, mail, numbers, on_real, on_scripted, read
from tests.server.mailstore import Store
from tests.server.ports import wait_for
from tests.server.scripted import ScriptedServer, says

pytestmark = pytest.mark.server
NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)


def test_a_wanted_mail_is_handed_over_whole_with_its_place(box: Store) -> None:
    box.append("Sent", mail("other", "x@people.example"))
    uid = box.append("Sent", mail(1), date=NOON)

    mails, cursor, batches = read(on_real(box).connect())

    place = Place("work", "Sent", Role.SENT, cursor.uidvalidity, uid)
    assert mails == [RawMail(mail(1), Role.SENT, place, NOON)]
    assert (cursor.uidnext, cursor.interest, sum(b.seen for b in batches)) == (3, ACME.fingerprint, 2)


def test_the_folder_is_opened_for_reading_only(box: Store) -> None:
    box.append("INBOX", mail(1), flags=())

    read(on_real(box).connect(), "INBOX", Role.INBOX)

    assert box.mails("INBOX")[0].flags <= {"\\Recent"}


def test_a_calendar_in_the_inbox_is_wanted_though_it_names_nobody(box: Store) -> None:
    with_calendar = (
        b"From: a@people.example\r\nSubject: Tuesday\r\nMessage-ID: <mcal@x>\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHi\r\n'
        b"--b\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\n\r\n--b--\r\n"
    )
    box.append("INBOX", with_calendar)
    box.append("INBOX", mail("dull", "jordan@mail.example").replace(b"acme", b"people"))

    mails, _, batches = read(on_real(box).connect(), "INBOX", Role.INBOX)

    assert [m.data for m in mails] == [with_calendar]
    assert sum(b.seen for b in batches) == 2


def test_a_large_mail_is_read_whole_and_a_huge_one_cut(box: Store) -> None:
    large = mail(1, body="x" * 70 + "\r\n" + ("y" * 70 + "\r\n") * (BODY_FIRST // 36))
    huge = mail(2, body=("z" * 70 + "\r\n") * (BODY_WHOLE // 72 + 10))
    box.append("Sent", large)
    box.append("Sent", huge)

    mails, _, _ = read(on_real(box).connect())

    assert {m.place.uid: m.data for m in mails if m.place} == {1: large, 2: huge[:BODY_FIRST]}


def test_the_window_begins_at_its_first_day_but_drafts_are_all_read(box: Store) -> None:
    long_ago = dt.datetime(1999, 5, 1, tzinfo=dt.UTC)
    for folder in ("Sent", "Drafts"):
        box.append(folder, mail("old"), date=long_ago)
        box.append(folder, mail("new"))

    mailbox = on_real(box).connect()

    assert numbers(read(mailbox)[0]) == ["new"]
    assert numbers(read(mailbox, "Drafts", Role.DRAFTS)[0]) == ["old", "new"]


def test_no_cursor_on_the_way_reaches_back_before_the_window(box: Store) -> None:
    box.append("Sent", mail("old"), date=dt.datetime(1999, 5, 1, tzinfo=dt.UTC))
    for number in range(4):
        box.append("Sent", mail(number, body=("x" * 70 + "\r\n") * 14_000))

    mails, _, batches = read(on_real(box).connect())

    assert numbers(mails) == ["0", "1", "2", "3"]
    assert len(batches) > 1  # handed over as it comes, not held
    assert all(b.cursor.uidnext >= 2 for b in batches)


def test_a_folder_with_nothing_in_its_window_is_not_read_again(box: Store) -> None:
    for number in range(3):
        box.append("Sent", mail(number), date=dt.datetime(1999, 5, 1, tzinfo=dt.UTC))

    _, cursor, batches = read(on_real(box).connect())

    assert (cursor.uidnext, sum(b.seen for b in batches)) == (4, 0)


def test_a_wider_interest_looks_again_without_fetching_twice(box: Store) -> None:
    box.append("Sent", mail(1))
    box.append("Sent", mail(2, "bob@globex.example"))
    interests = [ACME]
    with Watching(on_real(box), interest=lambda: interests[-1]) as watching:
        watching.wait_idle()
        watching.wait_for_mail("1")
        assert watching.seen == ["1"]
        both = Interest(domains=frozenset({"acme.example", "globex.example"}), read=frozenset({"<m1@mail.example>"}))
        interests.append(both)
        watching.watch.wake()
        watching.wait_for_mail("2")
        wait_for(lambda: watching.batches[-1].cursor.interest == both.fingerprint, "the new fingerprint")

    assert watching.seen == ["1", "2"]
    assert (watching.batches[-1].caught_up, watching.batches[-1].cursor.uidnext) == (True, 3)


def test_every_folder_is_caught_up_and_each_mail_comes_at_once(box: Store) -> None:
    with Watching(on_real(box), (Role.SENT, Role.INBOX, Role.DRAFTS)) as watching:
        watching.wait_idle(3)
        wait_for(lambda: watching.watch.caught_up, "all caught up")
        for folder in ("Sent", "INBOX", "Drafts"):
            box.append(folder, mail(folder))
            watching.wait_for_mail(folder)

    assert sorted(watching.seen) == ["Drafts", "INBOX", "Sent"]


def test_a_polled_folder_without_news_hands_over_nothing(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted()
    with Watching(on_scripted(server), poll=0.05) as watching:
        wait_for(lambda: server.count("UID SEARCH") > 10, "polls")

    assert [b.caught_up for b in watching.batches] == [True]


def test_a_watcher_stops_within_two_seconds_in_idle_and_in_backoff(
    box: Store, scripted: Callable[..., ScriptedServer]
) -> None:
    down = scripted()
    down.replies["LOGIN"] = says("NO [UNAVAILABLE] later")
    with Watching(on_real(box)) as idle, Watching(on_scripted(down)) as waiting:
        idle.wait_idle()
        wait_for(lambda: Phase.OFFLINE in waiting.phases, "offline")
        for watching in (idle, waiting):
            begun = time.monotonic()
            assert watching.watch.stop()
            assert time.monotonic() - begun < 2


def test_after_a_wake_the_waits_grow_anew(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted()
    server.replies["LOGIN"] = says("NO [UNAVAILABLE] later")
    with Watching(on_scripted(server)) as watching:
        (watcher,) = watching.watch.watchers
        for losses in range(1, 6):
            wait_for(lambda: watching.phases.count(Phase.OFFLINE) >= losses, "a loss")  # noqa: B023
            assert watcher._attempt == 1
            watching.watch.wake()  # as when the network comes back


def test_a_watcher_survives_a_bug(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted()
    account = on_scripted(server)
    good, calls = account.connect, []

    def fails_once() -> object:
        calls.append(1)
        if len(calls) == 1:
            raise ZeroDivisionError
        return good()

    server.folder("Sent").add(mail(1))
    watching = Watching(account)
    watching.watch.watchers[0].watched = _replaced(watching, fails_once)
    with watching:
        watching.wait_for_mail("1")

    assert watching.phases.count(Phase.OFFLINE) == 1


def _replaced(watching: Watching, connect: Callable[[], object]) -> object:
    return dataclasses.replace(watching.watch.watched, connect=connect)


def test_a_self_mail_is_appended_once_and_shows_as_new(box: Store) -> None:
    account = on_real(box)
    sink = ImapSink(account.secrets)
    message = b"Subject: Nudge\nMessage-ID: <key@followupd.example>\n\nWrite.\n"

    done = [sink.append_self_mail(account.account, message, "<key@followupd.example>") for _ in range(2)]

    (lying,) = box.mails("INBOX")
    assert done == [True, False]
    assert lying.data == message.replace(b"\n", b"\r\n")
    assert "\\Seen" not in lying.flags


def test_of_two_machines_that_append_the_same_self_mail_at_once_one_copy_stays(box: Store) -> None:
    message = b"Subject: Nudge\r\nMessage-ID: <key@followupd.example>\r\n\r\nWrite.\r\n"
    others = [lambda: box.append("INBOX", message, flags=())]

    class Hurried(ImapSink):
        """Between our look and our append, another machine has appended it."""

        def _append(self, *arguments: object) -> int | None:
            others.pop()()
            return super()._append(*arguments)

    account = on_real(box)
    box.append("INBOX", mail("other"))

    assert Hurried(account.secrets).append_self_mail(account.account, message, "<key@followupd.example>") is False

    assert [(lying.uid, lying.data == message) for lying in box.mails("INBOX")] == [(1, False), (2, True)]


def test_a_draft_goes_into_drafts_as_a_draft(box: Store) -> None:
    account = on_real(box)

    folder = ImapSink(account.secrets).append_draft(account.account, b"Subject: Thank you\r\n\r\nDear Ann,\r\n")

    (lying,) = box.mails("Drafts")
    assert folder == "Drafts"
    assert lying.flags >= {"\\Draft", "\\Seen"}


@pytest.mark.parametrize("greeting", [b"* PREAUTH welcome\r\n", b"* OK ready\r\n"])
def test_starttls_is_not_skipped_whatever_the_server_says(
    greeting: bytes, scripted: Callable[..., ScriptedServer]
) -> None:
    server = scripted(tls=False)
    server.greeting = greeting
    account = on_scripted(server)
    plain = dataclasses.replace(account.account.imap, security="starttls", ca_file="")
    account.account = dataclasses.replace(account.account, imap=plain)

    with pytest.raises(ConnectionLost):
        account.connect()

    assert server.count("LOGIN") == 0


def test_bytes_sent_behind_the_answer_to_starttls_are_not_believed(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted(tls=False)
    server.capabilities = "IMAP4rev1 STARTTLS"
    server.replies["STARTTLS"] = lambda session, command: session.send(
        f"{command.tag} OK begin\r\n* CAPABILITY IMAP4rev1 INJECTED\r\n".encode()
    )
    account = on_scripted(server)
    plain = dataclasses.replace(account.account.imap, security="starttls", ca_file="")
    account.account = dataclasses.replace(account.account, imap=plain)

    with pytest.raises(ConnectionLost, match="before encryption"):
        account.connect()


def test_starttls_works(box: Store) -> None:
    box.append("Sent", mail(1))

    mails, _, _ = read(on_real(box, box.plain_port, security="starttls").connect())

    assert numbers(mails) == ["1"]


def test_no_log_at_any_level_bears_password_token_or_mail(
    box: Store, scripted: Callable[..., ScriptedServer], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    box.append("Sent", mail(1, body="planted body"))
    read(on_real(box).connect())
    secrets = GivenSecrets(tokens=["planted-token"])
    on_scripted(scripted(), secrets, token=True).connect().close()

    for planted in (box.password, "planted body", "planted-token", "alice@acme.example"):
        assert planted not in caplog.text
