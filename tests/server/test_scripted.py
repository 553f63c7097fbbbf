"""The scripted server: well-behaved by default, and misbehaving exactly as told."""

from __future__ import annotations

import datetime as dt
import imaplib
import ssl
from collections.abc import Callable, Iterator

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError, LoginError

from tests.server.certificates import Authority
from tests.server.ports import wait_for
from tests.server.scripted import ScriptedServer, hangs_up, once, says, sends

MAIL = b"From: jordan@mail.example\nTo: a@acme.example\nSubject: Hello\nMessage-ID: <1@mail.example>\n\nHi.\n"
CRLF = MAIL.replace(b"\n", b"\r\n")
NOON = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)


@pytest.fixture
def server(scripted: Callable[..., ScriptedServer]) -> ScriptedServer:
    return scripted()


@pytest.fixture
def client(server: ScriptedServer) -> Iterator[IMAPClient]:
    context = ssl.create_default_context(cafile=server.ca_file)
    with IMAPClient(server.host, server.port, ssl_context=context, timeout=10) as one:
        one.login("jordan", "secret")
        yield one


def test_a_mail_is_listed_found_and_fetched(server: ScriptedServer, client: IMAPClient) -> None:
    server.folder("Sent").add(MAIL, NOON)

    assert client.find_special_folder(b"\\Sent") == "Sent"
    assert client.select_folder("Sent", readonly=True)[b"UIDNEXT"] == 2
    assert client.search(["HEADER", "Message-ID", "<1@mail.example>"]) == [1]
    assert client.search(["SINCE", dt.date(2026, 3, 3)]) == []
    got = client.fetch([1], ["FLAGS", "BODY.PEEK[]", "BODY.PEEK[HEADER.FIELDS (SUBJECT)]"])[1]
    assert (got[b"BODY[]"], got[b"BODY[HEADER.FIELDS (SUBJECT)]"]) == (CRLF, b"Subject: Hello\r\n\r\n")
    assert got[b"FLAGS"] == (b"\\Seen",)


def test_an_appended_mail_lies_there(server: ScriptedServer, client: IMAPClient) -> None:
    client.append("INBOX", CRLF)

    assert [mail.data for mail in server.folder("INBOX").mails] == [CRLF]


def test_a_range_to_the_end_names_the_last_mail_though_it_is_older(server: ScriptedServer, client: IMAPClient) -> None:
    server.folder("Sent").uidnext = 49
    server.folder("Sent").add(MAIL)
    client.select_folder("Sent", readonly=True)

    assert client.search(["UID", "50:*"]) == [49]


def test_uidnext_can_be_missing_or_fall(server: ScriptedServer, client: IMAPClient) -> None:
    server.folder("Sent").shown_uidnext = None
    assert b"UIDNEXT" not in client.select_folder("Sent", readonly=True)
    server.folder("Sent").shown_uidnext = 1
    server.folder("Sent").add(MAIL)
    assert client.select_folder("Sent", readonly=True)[b"UIDNEXT"] == 1


def test_a_delivered_mail_is_announced_in_idle(server: ScriptedServer, client: IMAPClient) -> None:
    client.select_folder("INBOX", readonly=True)
    client.idle()
    wait_for(lambda: server.idling() == 1, "IDLE")
    server.deliver("INBOX", MAIL)

    assert client.idle_check(timeout=10) == [(1, b"EXISTS")]
    client.idle_done()


def test_news_can_share_a_segment_with_the_continuation(authority: Authority) -> None:
    assert _idle_bytes(authority, b"+ idling\r\n* 1 EXISTS\r\n") == [b"+ idling\r\n* 1 EXISTS\r\n"]


def test_a_line_can_be_split_over_two_records(authority: Authority) -> None:
    assert _idle_bytes(authority, b"+ idling\r\n", b"* 1 EX", b"ISTS\r\n") == [b"+ idling\r\n", b"* 1 EX", b"ISTS\r\n"]


def test_a_refusal_is_said_once_and_then_all_is_well(server: ScriptedServer, client: IMAPClient) -> None:
    server.replies["EXAMINE"] = once(says("NO [UNAVAILABLE] Try later"))
    with pytest.raises(IMAPClientError, match="UNAVAILABLE"):
        client.select_folder("Sent", readonly=True)

    assert client.select_folder("Sent", readonly=True)[b"EXISTS"] == 0


def test_a_login_can_be_refused(server: ScriptedServer) -> None:
    server.replies["LOGIN"] = says("NO [AUTHENTICATIONFAILED] Invalid credentials")
    context = ssl.create_default_context(cafile=server.ca_file)
    with (
        IMAPClient(server.host, server.port, ssl_context=context, timeout=10) as one,
        pytest.raises(LoginError, match="Invalid"),
    ):
        one.login("jordan", "secret")
    assert server.count("LOGIN") == 1


def test_id_can_be_demanded_before_select(server: ScriptedServer, client: IMAPClient) -> None:
    server.requires_id = True
    with pytest.raises(IMAPClientError, match="Unsafe Login"):
        client.select_folder("Sent", readonly=True)
    client.id_({"name": "followupd"})

    assert client.select_folder("Sent", readonly=True)[b"EXISTS"] == 0


def test_a_connection_can_end_with_bye_in_the_middle(server: ScriptedServer, client: IMAPClient) -> None:
    server.folder("Sent").add(MAIL)
    client.select_folder("Sent", readonly=True)
    server.replies["UID FETCH"] = hangs_up(b"* 1 FETCH (UID 1 FLA", b"* BYE Session expired\r\n")

    with pytest.raises((IMAPClientAbortError, imaplib.IMAP4.abort)):
        client.fetch([1], ["FLAGS"])


def test_all_sessions_can_be_told_and_dropped(server: ScriptedServer, client: IMAPClient) -> None:
    server.push(b"* BYE Session invalidated - AccessTokenExpired\r\n")
    server.drop_sessions()
    wait_for(lambda: server.sessions == [], "the end of the session")

    with pytest.raises((imaplib.IMAP4.abort, OSError)):
        client.noop()


def test_without_tls_and_without_extensions(scripted: Callable[..., ScriptedServer]) -> None:
    server = scripted(tls=False)
    server.capabilities = "IMAP4rev1"
    with IMAPClient(server.host, server.port, ssl=False, timeout=10) as one:
        one.login("jordan", "secret")
        flags = [flags for flags, _, _ in one.list_folders()]

    assert flags == [(b"\\HasNoChildren",)] * 3


def _idle_bytes(authority: Authority, *pieces: bytes) -> list[bytes]:
    """What an IDLE brings, read record by record."""
    server = ScriptedServer(authority)
    server.replies["IDLE"] = sends(*pieces)
    context = authority.client_context()
    try:
        with IMAPClient(server.host, server.port, ssl_context=context, timeout=10) as one:
            one.login("jordan", "secret")
            sock = one.socket()
            one._imap.send(b"x IDLE\r\n")
            return [sock.recv(1000) for _ in pieces]
    finally:
        server.close()
