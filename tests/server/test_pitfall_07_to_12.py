"""PITFALLS 7 to 12: UIDs and what servers make of them, gaps, limits, and coming back."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from followupd.adapters.imap.mailbox import ImapAccount, ImapMailbox
from followupd.adapters.imap.uids import COMMAND_LIMIT, Uids
from followupd.app.watched import Phase
from followupd.core.interest import Interest
from followupd.errors import ConnectionLost, TooManyConnections
from followupd.model import Role
from tests.server.dovecot import Mailbox
from tests.server.imap_side import ACME, Watching, mail, numbers, on_real, on_scripted, read
from tests.server.mailstore import Store
from tests.server.ports import wait_for
from tests.server.scripted import Command, ScriptedServer, Session, hangs_up, once, says

pytestmark = pytest.mark.server


def test_pitfall_07_a_star_that_answers_the_last_message_is_not_news(box: Store) -> None:
    box.append("Sent", mail(1))
    mailbox = on_real(box).connect()
    _, cursor, _ = read(mailbox)
    assert cursor.uidnext == 2

    mails, again, batches = read(mailbox, cursor=cursor)

    assert (mails, again, sum(b.seen for b in batches)) == ([], cursor, 0)


def test_pitfall_08_twenty_thousand_scattered_uids_go_in_short_commands() -> None:
    odd = Uids((n, n) for n in range(1, 40_001, 2))

    slices = list(odd.slices(1000))

    assert max(len(part.text) for part in slices) <= COMMAND_LIMIT + 12
    assert sum(part.count for part in slices) == 20_000
    assert Uids.parse(",".join(part.text for part in slices).encode()) == odd


def test_pitfall_08_a_folder_full_of_holes_is_read_whole(dovecot: Mailbox) -> None:
    count = 3000
    dovecot.fill("Sent", count, lambda n: mail(n + 1, "bob@acme.example" if n % 300 == 0 else "x@people.example"))
    with dovecot.session() as imap:
        imap.select('"Sent"')
        for start in range(2, count + 1, 500):
            imap.uid(
                "STORE", ",".join(str(n) for n in range(start, min(start + 500, count + 1), 2)), "+FLAGS", "(\\Deleted)"
            )
        imap.expunge()

    mails, cursor, batches = read(on_real(dovecot).connect())

    assert numbers(mails) == [str(n) for n in range(1, count + 1, 300)]
    assert sum(b.seen for b in batches) == count / 2
    assert cursor.uidnext == count


def test_pitfall_09_a_new_uidvalidity_means_read_again_and_fetch_nothing_twice(dovecot: Mailbox) -> None:
    for number in range(3):
        dovecot.append("Sent", mail(number))
    account = on_real(dovecot)
    _, cursor, _ = read(account.connect())
    new = dovecot.change_uidvalidity("Sent")
    dovecot.append("Sent", mail("new"))
    known = Interest(domains=ACME.domains, read=frozenset(f"<m{n}@mail.example>" for n in range(3)))

    mails, after, batches = read(account.connect(), cursor=cursor, interest=known)

    assert numbers(mails) == ["new"]
    assert sum(b.seen for b in batches) == 4
    assert (after.uidvalidity, after.uidnext) == (new, 5)


@pytest.mark.parametrize("shown", [None, 1, 999])
def test_pitfall_09_a_uidnext_that_is_missing_or_wrong_hides_no_mail(
    shown: int | None, scripted: Callable[..., ScriptedServer]
) -> None:
    server = scripted()
    folder = server.folder("Sent")
    folder.shown_uidnext = shown
    folder.add(mail(1))
    account = on_scripted(server)
    mails, cursor, _ = read(account.connect())
    assert numbers(mails) == ["1"]
    folder.add(mail(2))

    mails, cursor, _ = read(account.connect(), cursor=cursor)

    assert (numbers(mails), cursor.uidnext) == (["2"], 3)


def test_pitfall_09_uids_that_start_over_are_read_again(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted()
    folder = server.folder("Sent")
    folder.uidnext = 500
    folder.add(mail("old"))
    account = on_scripted(server)
    _, cursor, _ = read(account.connect())
    assert cursor.uidnext == 501
    folder.mails.clear()
    folder.uidnext = 1
    folder.add(mail("new"))

    mails, cursor, _ = read(account.connect(), cursor=cursor)

    assert (numbers(mails), cursor.uidnext) == (["new"], 2)


def test_pitfall_10_a_thousand_mails_in_the_gaps_are_each_read_once(box: Store) -> None:
    with Watching(on_real(box)) as watching:
        filler = threading.Thread(target=box.fill, args=("Sent", 1000, mail))
        single = threading.Thread(target=lambda: [box.append("Sent", mail(f"s{n}")) for n in range(50)])
        filler.start()
        single.start()
        filler.join()
        single.join()
        wanted = {str(n) for n in range(1000)} | {f"s{n}" for n in range(50)}
        wait_for(lambda: len(watching.seen) >= 1050, "all mails")

    assert (len(watching.seen), set(watching.seen)) == (1050, wanted)


@pytest.mark.parametrize("moment", ["between_fetch_and_idle", "within_idle"])
def test_pitfall_10_a_thousand_appends_in_one_gap_are_none_missed(moment: str, box: Store) -> None:
    gaps = [lambda: box.fill("Sent", 1000, mail)]

    class Gapped(ImapMailbox):
        """Between the last FETCH and the next IDLE, a thousand mails come; the first time."""

        def idle(self, seconds: float) -> bool:
            if gaps and moment == "between_fetch_and_idle":
                gaps.pop()()
            elif gaps:
                threading.Timer(0.0, gaps.pop()).start()
            return super().idle(seconds)

    class GappedAccount(ImapAccount):
        def connect(self) -> ImapMailbox:
            return Gapped(super().connect().session, self.account, self.known)

    real = on_real(box)
    with Watching(GappedAccount(real.account, real.secrets), poll=280) as watching:
        wait_for(lambda: len(watching.seen) >= 1000, "all mails", 60)
        watching.wait_idle(2)

    assert sorted(watching.seen, key=int) == [str(n) for n in range(1000)]


def test_pitfall_11_two_connections_serve_three_folders(dovecot_with: Callable[..., Mailbox]) -> None:
    box = dovecot_with(connections=2)
    for folder in ("Sent", "INBOX", "Drafts"):
        box.server.doveadm("mailbox", "status", "-u", box.user, "messages", folder)
    with Watching(on_real(box), (Role.SENT, Role.INBOX, Role.DRAFTS), poll=0.5) as watching:
        wait_for(lambda: {b.role for b in watching.batches if b.caught_up} == set(Role), "all three folders")

    assert Phase.PARKED in watching.phases
    assert Phase.REFUSED not in watching.phases


@pytest.mark.parametrize(
    "words",
    [
        "NO [ALERT] Too many simultaneous connections. (Failure)",
        "NO [LIMIT] Connection limit",
        "NO [ALERT] Maximum number of connections from user+IP exceeded (mail_max_userip_connections=2)",
    ],
)
def test_pitfall_11_too_many_connections_is_no_refusal(words: str, scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted()
    server.replies["LOGIN"] = says(words)

    with pytest.raises(TooManyConnections):
        on_scripted(server).connect()


@pytest.mark.parametrize(
    "words",
    [
        "NO [OVERQUOTA] Account exceeded command or bandwidth limits",
        "NO [UNAVAILABLE] Temporary authentication failure",
        "NO [INUSE] Mailbox in use",
        "NO System Error",
    ],
)
def test_pitfall_11_a_server_that_lets_nobody_in_is_waited_for(
    words: str, scripted: Callable[..., ScriptedServer]
) -> None:
    server = scripted()
    server.replies["LOGIN"] = once(says(words))
    account = on_scripted(server)

    with pytest.raises(ConnectionLost):
        account.connect()

    account.connect().close()


def test_pitfall_11_overquota_in_the_middle_loses_no_mail(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted()
    server.folder("Sent").add(mail(1))
    server.replies["UID FETCH"] = once(hangs_up(b"* BYE [OVERQUOTA] Account exceeded command or bandwidth limits\r\n"))
    with Watching(on_scripted(server)) as watching:
        watching.wait_for_mail("1")

    assert watching.phases.count(Phase.OFFLINE) == 1


def test_pitfall_11_one_message_that_the_server_will_not_give_stops_nothing(
    scripted: Callable[..., ScriptedServer],
) -> None:
    server = scripted()
    for number in range(5):
        server.folder("Sent").add(mail(number))

    def refuse_third(session: Session, command: Command) -> None:
        ranges, _, items = command.arguments.partition(" ")
        chosen = {m.uid for _, m in server.folder("Sent").chosen(ranges, by_uid=True)}
        if 3 in chosen and ("HEADER" not in items or len(chosen) == 1):
            session.tagged(command, "NO [SERVERBUG] cannot read")
        else:
            session.default(command)

    server.replies["UID FETCH"] = refuse_third

    mails, cursor, batches = read(on_scripted(server).connect())

    assert (numbers(mails), sum(b.unreadable for b in batches), cursor.uidnext) == (["0", "1", "3", "4"], 1, 6)


@pytest.mark.parametrize("count", [1000, 10_000])
def test_pitfall_12_coming_back_to_nothing_new_is_tiny_whatever_the_size(count: int, box: Store) -> None:
    box.fill("Sent", count)
    account = on_real(box)
    first = account.connect()
    _, cursor, _ = read(first)
    first.close()
    mailbox = account.connect()
    session, wire = mailbox.session, mailbox.session.wire
    before = wire.sent + wire.received

    read(mailbox, cursor=cursor)
    mailbox.idle(0.05)

    assert wire.sent + wire.received - before <= 2048
    assert session.turns <= 5
