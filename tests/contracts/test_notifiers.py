"""What every channel does with a notice, and how each shows what a stranger wrote."""

from __future__ import annotations

import email
import email.policy
import io
import json
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from followupd.adapters.notify.desktop import DesktopNotifier
from followupd.adapters.notify.email import EmailNotifier, self_mail
from followupd.adapters.notify.jsonlines import JsonLinesNotifier
from followupd.adapters.notify.ntfy import NtfyNotifier
from followupd.adapters.notify.terminal import TerminalNotifier
from followupd.errors import ConfigError, ConnectionLost, DeliveryFailed
from followupd.model import Account, Notice, Server, Severity
from followupd.ports import Notifier

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ACCOUNT = Account("home", "bob@home.example", "bob", Server("imap.home.example", 993))
HOSTILE = 'Hi\r\nBcc: eve@evil.example\r\n\r\n<a href="x">&\x1b[31m \udcff\x00 \u202e'


def notice(key: str = "FU101:acme.example:<a@home.example>", title: str = "Too soon", body: str = "Wait.") -> Notice:
    actions = (("snooze", "Snooze", "followupd snooze 1"),)
    record = {"kind": "finding", "code": "FU101"}
    return Notice(key, title, body, Severity.WARNING, NOON, "acme.example", actions, record)


class Inbox:
    """A mailbox that knows what it has."""

    def __init__(self) -> None:
        self.mails: dict[str, bytes] = {}
        self.gone = False

    def append_self_mail(self, account: Account, message: bytes, message_id: str) -> bool:
        assert account is ACCOUNT
        if self.gone:
            raise ConnectionLost("The server is away.")
        new = message_id not in self.mails
        self.mails.setdefault(message_id, message)
        return new


class Push:
    """An HTTP server that keeps what it is sent."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.status = 200
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                outer.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                outer.paths.append(self.path)
                outer.headers.append(dict(self.headers))
                self.send_response(outer.status)
                self.send_header("Location", "/elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/topic"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def push() -> Iterator[Push]:
    server = Push()
    yield server
    server.close()


Shown = Callable[[], str]


@pytest.fixture(params=["email", "ntfy", "terminal", "jsonlines"])
def channel(request: pytest.FixtureRequest, push: Push) -> tuple[Notifier, Shown]:
    inbox, stream = Inbox(), io.StringIO()
    made: dict[str, tuple[Notifier, Shown]] = {
        "email": (EmailNotifier(ACCOUNT, inbox, UTC), lambda: b"".join(inbox.mails.values()).decode("ascii")),
        "ntfy": (NtfyNotifier(push.url), lambda: json.dumps(push.bodies)),
        "terminal": (TerminalNotifier(stream), stream.getvalue),
        "jsonlines": (JsonLinesNotifier(stream), stream.getvalue),
    }
    return made[request.param]


@pytest.fixture(params=["desktop", "email", "ntfy", "terminal", "jsonlines"])
def broken(request: pytest.FixtureRequest) -> Notifier:
    inbox, closed = Inbox(), io.StringIO()
    inbox.gone = True
    closed.close()
    with socket.create_server(("127.0.0.1", 0)) as server:
        free_port = server.getsockname()[1]
    return {
        "desktop": DesktopNotifier(address="unix:path=/nowhere/bus"),
        "email": EmailNotifier(ACCOUNT, inbox, UTC),
        "ntfy": NtfyNotifier(f"http://127.0.0.1:{free_port}/topic"),
        "terminal": TerminalNotifier(closed),
        "jsonlines": JsonLinesNotifier(closed),
    }[request.param]


def test_a_notice_is_shown(channel: tuple[Notifier, Shown]) -> None:
    notifier, shown = channel
    notifier.deliver(notice())
    assert ("Too soon" in shown()) or (notifier.name == "jsonlines" and '"code": "FU101"' in shown())
    notifier.withdraw(notice().key)
    notifier.close()


def test_a_hostile_notice_is_shown_too(channel: tuple[Notifier, Shown]) -> None:
    notifier, shown = channel
    notifier.deliver(notice("k\udcff\r\nX: y", HOSTILE, HOSTILE))
    assert "Hi" in shown() or notifier.name == "jsonlines"
    assert "\x1b" not in shown()


def test_a_channel_that_cannot_show_it_says_so(broken: Notifier) -> None:
    with pytest.raises(DeliveryFailed):
        broken.deliver(notice())
    broken.withdraw(notice().key)
    broken.close()


# ------------------------------------------------------------------ mail to oneself


def parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_the_mail_to_oneself_is_complete_and_the_same_on_every_machine() -> None:
    message_id, data = self_mail(notice(), ACCOUNT.email, ZoneInfo("America/Toronto"))
    again = self_mail(notice(), "Bob@Home.example", ZoneInfo("America/Toronto"))
    assert again[0] == message_id
    assert self_mail(notice(), ACCOUNT.email, ZoneInfo("America/Toronto")) == (message_id, data)
    message = parsed(data)
    assert {name: str(message[name]) for name in message} == {
        "Message-ID": message_id,
        "Date": "Tue, 24 Nov 2026 07:00:00 -0500",
        "From": "followupd <bob@home.example>",
        "To": "bob@home.example",
        "Subject": "Too soon",
        "In-Reply-To": str(message["References"]),
        "References": str(message["References"]),
        "Auto-Submitted": "auto-generated",
        "X-Followupd-Key": notice().key,
        "MIME-Version": "1.0",
        "Content-Type": str(message["Content-Type"]),
    }
    assert text_of(message, "plain") == (
        "Wait.\n\nSnooze: followupd snooze 1\n\n-- \nfollowupd, on your own machine. It writes to nobody but you.\n"
    )
    assert "<code>followupd snooze 1</code>" in text_of(message, "html")


def test_mails_of_one_opportunity_are_one_thread() -> None:
    first, second = (parsed(self_mail(notice(key), ACCOUNT.email, UTC)[1]) for key in ("a", "b"))
    assert first["References"] == second["References"]
    assert first["Message-ID"] != second["Message-ID"]


def test_a_hostile_subject_adds_no_header_and_no_markup() -> None:
    message = parsed(self_mail(notice(title=HOSTILE, body=HOSTILE), ACCOUNT.email, UTC)[1])
    assert message["Bcc"] is None
    assert message["Subject"].startswith('Hi Bcc: eve@evil.example <a href="x">&')
    assert "&lt;a href=&quot;x&quot;&gt;&amp;" in text_of(message, "html")
    assert "<a" not in text_of(message, "html")
    assert '<a href="x">&' in text_of(message, "plain")


def test_a_mail_that_is_there_is_not_left_twice() -> None:
    inbox = Inbox()
    for _ in range(2):
        EmailNotifier(ACCOUNT, inbox, UTC).deliver(notice())
    assert len(inbox.mails) == 1


# ------------------------------------------------------------------ push


def test_a_push_is_json_to_the_topics_server(push: Push) -> None:
    NtfyNotifier(push.url.replace("http://", "http://bob:s%40cret@").replace("/topic", "/base/topic")).deliver(notice())
    [body] = push.bodies
    assert push.paths == ["/base"]
    assert push.headers[0]["Authorization"] == "Basic Ym9iOnNAY3JldA=="
    tags = body.pop("tags")
    assert body == {"topic": "topic", "title": "Too soon", "message": "Wait.", "priority": 4}
    assert tags[0] == "warning"


@pytest.mark.parametrize("status", [302, 403, 429, 500])
def test_a_push_that_is_not_taken_has_failed_and_names_no_topic(push: Push, status: int) -> None:
    push.status = status
    with pytest.raises(DeliveryFailed) as caught:
        NtfyNotifier(push.url).deliver(notice())
    assert str(status) in caught.value.title
    assert "topic" not in caught.value.title
    assert len(push.bodies) == 1


@pytest.mark.parametrize("url", ["http://ntfy.example/topic", "ftp://ntfy.example/t", "https://ntfy.example/", "topic"])
def test_a_push_goes_by_https_to_a_topic_only(url: str) -> None:
    with pytest.raises(ConfigError):
        NtfyNotifier(url)


def test_a_long_push_is_cut_between_letters(push: Push) -> None:
    NtfyNotifier(push.url).deliver(notice(body="é" * 5000))
    assert push.bodies[0]["message"] == "é" * 1750


# ------------------------------------------------------------------ lines


def test_each_finding_of_a_notice_is_one_line_with_its_key() -> None:
    stream = io.StringIO()
    record = {"findings": [{"kind": "finding", "code": "FU101", "key": "k1"}, {"kind": "finding", "code": "FU202"}]}
    JsonLinesNotifier(stream).deliver(Notice("n", "t", "b", Severity.INFO, NOON, record=record))
    assert [json.loads(line) for line in stream.getvalue().splitlines()] == [
        {"kind": "finding", "code": "FU101", "key": "k1"},
        {"kind": "finding", "code": "FU202", "key": "n"},
    ]


def test_the_terminal_shows_the_command_twin_of_each_button() -> None:
    stream = io.StringIO()
    TerminalNotifier(stream).deliver(notice())
    assert stream.getvalue() == "Too soon\n  Wait.\n  Snooze: followupd snooze 1\n\n"
