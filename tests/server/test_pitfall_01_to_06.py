"""PITFALLS 1 to 6: what goes into a command, and IDLE read by ourselves."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from itertools import count

import pytest

from followupd.adapters.imap import connect as connecting
from followupd.adapters.imap import idle as idling
from followupd.adapters.imap import wire as wiring
from followupd.adapters.imap.append import ImapSink
from followupd.adapters.imap.session import quoted
from followupd.app.watched import POLL_SECONDS, Phase
from followupd.errors import BadData, ConnectionLost, MailboxError
from followupd.model import Role
from tests.server.imap_side import ACME, SINCE, GivenSecrets, Watching, mail, numbers, on_real, on_scripted, read
from tests.server.mailstore import Store
from tests.server.ports import wait_for
from tests.server.proxy import Proxy
from tests.server.scripted import ScriptedServer, sends

pytestmark = pytest.mark.server

NASTY = "<x@y>\r\nX1 DELETE INBOX\r\n"


@pytest.mark.parametrize("bad", [NASTY, "a\nb", "a\0b", "a\rb", "é"])
def test_pitfall_01_what_breaks_a_command_never_gets_into_one(bad: str) -> None:
    with pytest.raises(ValueError, match="cannot stand"):
        quoted(bad)


def test_pitfall_01_a_message_id_with_a_line_break_is_refused_before_anything_is_sent(
    scripted: Callable[..., ScriptedServer],
) -> None:
    server = scripted()

    with pytest.raises(BadData):
        ImapSink(GivenSecrets("s")).append_self_mail(on_scripted(server).account, b"x", NASTY)

    assert server.commands == []


def test_pitfall_01_a_folder_name_with_a_line_break_is_refused(box: Store) -> None:
    mailbox = on_real(box).connect()

    with pytest.raises(MailboxError):
        mailbox.examine("Sent\r\nX1 DELETE Drafts")

    assert read(mailbox)[0] == []
    assert box.status("Drafts")["MESSAGES"] == 0


@pytest.mark.parametrize("how", ["reset", "hang_up"])
def test_pitfall_02_the_end_of_the_connection_is_not_silence(
    how: str, box: Store, proxy_to: Callable[[int], Proxy]
) -> None:
    proxy = proxy_to(box.port)
    mailbox = on_real(box, proxy.port).connect()
    read(mailbox)
    assert mailbox.idle(0.1) is False
    before = mailbox.session.turns
    breaker = threading.Thread(
        target=lambda: (wait_for(lambda: mailbox.session.turns > before, ""), getattr(proxy, how)())
    )
    breaker.start()

    with pytest.raises(ConnectionLost):
        mailbox.idle(20)

    breaker.join()


@pytest.mark.parametrize(
    "pieces",
    [
        (b"+ idling\r\n* 1 EXISTS\r\n",),
        (b"* 1 EXISTS\r\n+ idling\r\n",),
        (b"* OK Still here\r\n* 1 EXISTS\r\n+ ", b"idling\r\n"),
        (b"+ idling\r\n* 1 EX", b"ISTS\r\n"),
        (b"+ idling\r\n* 1 EXISTS\r", b"\n"),
    ],
    ids=["03_same_segment", "05_before_the_plus", "05_ok_before_the_plus", "04_split_word", "04_split_line_end"],
)
def test_pitfall_03_04_05_news_is_heard_wherever_it_stands(
    pieces: tuple[bytes, ...], scripted: Callable[..., ScriptedServer]
) -> None:
    server = scripted()
    mailbox = on_scripted(server).connect()
    _, cursor, _ = read(mailbox)
    server.folder("Sent").add(mail(1))
    server.replies["IDLE"] = sends(*pieces)

    assert mailbox.idle(10) is True
    assert numbers(list(next(mailbox.sync(Role.SENT, cursor, ACME, SINCE)).mails)) == ["1"]


def test_pitfall_04_every_byte_in_a_segment_of_its_own(box: Store, proxy_to: Callable[[int], Proxy]) -> None:
    proxy = proxy_to(box.port)
    with Watching(on_real(box, proxy.port)) as watching:
        watching.wait_idle()
        proxy.to_client.slice = proxy.to_server.slice = 1
        box.append("Sent", mail(1))
        watching.wait_for_mail("1")

    assert Phase.OFFLINE not in watching.phases


def test_pitfall_06_a_half_open_connection_is_noticed_when_done_is_not_answered(
    box: Store, proxy_to: Callable[[int], Proxy], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idling, "DONE_SECONDS", 0.5)
    proxy = proxy_to(box.port)
    mailbox = on_real(box, proxy.port).connect()
    read(mailbox)
    mailbox.idle(0.05)
    proxy.hold()
    mailbox.session.wire.patience = 1.0
    begun = time.monotonic()

    with pytest.raises(ConnectionLost, match="in time"):
        mailbox.idle(0.05)

    assert time.monotonic() - begun < 5


def test_pitfall_06_a_connection_that_dies_between_idle_and_its_plus_is_noticed(
    box: Store, proxy_to: Callable[[int], Proxy], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idling, "BEGIN_SECONDS", 0.5)
    proxy = proxy_to(box.port)
    mailbox = on_real(box, proxy.port).connect()
    read(mailbox)
    proxy.hold()
    begun = time.monotonic()

    with pytest.raises(ConnectionLost, match="in time"):
        mailbox.idle(30)

    assert time.monotonic() - begun < 5


def test_pitfall_06_a_command_that_was_outstanding_in_a_suspend_is_given_up_soon(
    box: Store, proxy_to: Callable[[int], Proxy], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "LOOK_SECONDS", 0.1)
    monkeypatch.setattr(wiring, "RESUMED_SECONDS", 0.3)
    suspended = count(step=1_000)  # longer at every look
    monkeypatch.setattr(wiring, "slept", lambda: float(next(suspended)))
    proxy = proxy_to(box.port)
    mailbox = on_real(box, proxy.port).connect()
    read(mailbox)
    proxy.hold()
    begun = time.monotonic()

    with pytest.raises(ConnectionLost, match="in time"):
        read(mailbox)

    assert time.monotonic() - begun < 10 < wiring.PATIENCE


def test_pitfall_06_after_a_resume_the_dead_connection_is_replaced_within_ten_seconds(
    box: Store, proxy_to: Callable[[int], Proxy], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connecting, "CONNECT_SECONDS", 1.0)  # the network stays away a little longer than we think
    proxy = proxy_to(box.port)
    with Watching(on_real(box, proxy.port), poll=280) as watching:
        watching.wait_idle()
        proxy.to_client.drop = proxy.to_server.drop = True
        box.append("Sent", mail(1))
        begun = time.monotonic()
        watching.watch.wake()  # as on PrepareForSleep(false)
        wait_for(lambda: Phase.OFFLINE in watching.phases, "the loss to be noticed")
        assert time.monotonic() - begun < 10
        proxy.to_client.drop = proxy.to_server.drop = False
        watching.watch.wake()
        watching.wait_for_mail("1")


def test_pitfall_06_keepalive_is_on_and_idle_is_renewed_within_five_minutes(box: Store) -> None:
    sock = on_real(box).connect().session.wire.sock

    assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
    assert sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 60
    assert POLL_SECONDS + idling.DONE_SECONDS <= 300
