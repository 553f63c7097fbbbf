"""The daemon on a real mailbox (Dovecot): what arrives is read, judged, shown, and shown once."""

from __future__ import annotations

import email
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email import policy
from pathlib import Path

import pytest

from tests.server.dovecot import Mailbox
from tests.server.ports import wait_for
from tests.system.daemon import Home, event, finding, nudge
from tests.system.letters import Meeting, letter
from tests.system.notification_daemon import Desktop

pytestmark = pytest.mark.server

ALICE = "Alice Moreau <alice@acme.example>"
NOW = datetime.now(UTC).replace(microsecond=0)
WATCH = '[watch]\npeople = ["alice@acme.example"]\n'
SPECIFIC = (
    "Hi Alice,\n\nI wrote up the dry run for moving the billing tables that we talked about, with the order of the "
    "steps and what each would lock.\n\nBest,\nJordan\n"
)


def ago(**span: float) -> datetime:
    return NOW - timedelta(**span)


def sent(box: Mailbox, at: datetime, number: int, subject: str = "The billing tables", answers: str = "") -> bytes:
    me = f"Jordan Reed <{box.user}>"
    return letter(at, me, ALICE, subject, SPECIFIC, f"<sent-{number}@mail.example>", answers=answers)


def invitation(box: Mailbox, start: datetime, at: datetime, uid: str = "one@acme.example") -> bytes:
    me = f"Jordan Reed <{box.user}>"
    meeting = Meeting(uid, start, start + timedelta(hours=1), ALICE, (ALICE, me), "Interview: Data Engineer")
    return letter(at, ALICE, me, "Interview: Data Engineer", "See you then.\n", f"<invite-{uid}>", meeting=meeting)


def self_mails(box: Mailbox) -> list[bytes]:
    return [mail.data for mail in box.mails("INBOX") if b"X-Followupd-Key" in mail.data]


# ------------------------------------------------------------------ a mail lands in Sent


def test_a_mail_that_lands_in_sent_is_a_line_on_stdout(dovecot: Mailbox, tmp_path: Path) -> None:
    dovecot.append("Sent", sent(dovecot, ago(hours=20), 1))
    home = Home(tmp_path, dovecot, tables=WATCH)
    with home.daemon() as daemon:
        dovecot.append("Sent", sent(dovecot, NOW, 2))
        records = daemon.wait_for(finding("FU102"))
        assert daemon.stop() == 0
    at = NOW.isoformat()
    told = [record for record in records if record.get("message_id") == "<sent-2@mail.example>"]
    reason = told[1].pop("reason")
    assert told == [
        {
            "kind": "event",
            "at": at,
            "type": "contact",
            "message_id": "<sent-2@mail.example>",
            "opportunity": "acme.example",
            "people": ["alice@acme.example"],
            "evidence": "The billing tables",
            "key": "contact:acme.example:<sent-2@mail.example>",
        },
        {
            "kind": "finding",
            "at": at,
            "code": "FU102",
            "name": "daily",
            "severity": "critical",
            "message_id": "<sent-2@mail.example>",
            "opportunity": "acme.example",
            "people": ["alice@acme.example"],
            "key": "FU102:acme.example:<sent-2@mail.example>",
        },
    ]
    assert reason.startswith("Already 20 hours after the one before: your mail (“The billing tables”")


@pytest.mark.desktop
def test_it_is_shown_by_the_notification_daemon(dovecot: Mailbox, desktop: Desktop, tmp_path: Path) -> None:
    dovecot.append("Sent", sent(dovecot, ago(hours=20), 1))
    home = Home(tmp_path, dovecot, tables=WATCH, channels=("desktop",), environment=desktop.bus.environment)
    with home.daemon():
        dovecot.append("Sent", sent(dovecot, NOW, 2))
        shown = desktop.wait_for(1)
        wait_for(lambda: home.rows("SELECT state FROM outbox") == [("delivered",)], "the mark in the outbox")
    assert [(one.summary, one.hints["urgency"]) for one in shown] == [("You write to acme.example every day", 2)]
    assert "The billing tables" in shown[0].body
    assert "Already 20 hours after the one before" in shown[0].body


def test_it_is_a_mail_in_the_inbox(dovecot: Mailbox, tmp_path: Path) -> None:
    dovecot.append("Sent", sent(dovecot, ago(hours=20), 1))
    home = Home(tmp_path, dovecot, tables=WATCH, channels=("email",))
    with home.daemon() as daemon:
        dovecot.append("Sent", sent(dovecot, NOW, 2))
        wait_for(lambda: len(self_mails(dovecot)) == 1, "the self-mail")
        # A later mail of hers proves that the Inbox was read past the self-mail.
        dovecot.append("INBOX", letter(NOW, ALICE, dovecot.user, "Later", "Let me see.\n", "<later@acme.example>"))
        records = daemon.wait_for(event("reply", "<later@acme.example>"))
    mail = email.message_from_bytes(self_mails(dovecot)[0], policy=policy.default)
    assert mail["Subject"] == "You write to acme.example every day"
    assert mail["To"] == mail["From"].addresses[0].addr_spec == dovecot.user
    assert mail["Auto-Submitted"] == "auto-generated"
    assert "\\Seen" not in {flag for one in dovecot.mails("INBOX") for flag in one.flags if b"X-Followupd" in one.data}
    assert mail["Message-ID"] not in json.dumps(records), "a self-mail is neither contact nor reply"


def test_two_machines_on_one_mailbox_leave_one_self_mail(dovecot: Mailbox, tmp_path: Path) -> None:
    dovecot.append("Sent", sent(dovecot, ago(hours=20), 1))
    homes = [Home(tmp_path / name, dovecot, tables=WATCH, channels=("email",)) for name in ("desk", "laptop")]
    with homes[0].daemon() as one:
        dovecot.append("Sent", sent(dovecot, NOW, 2))
        wait_for(lambda: homes[0].rows("SELECT state FROM outbox") == [("delivered",)], "the first machine's mail")
        first = self_mails(dovecot)
        with homes[1].daemon() as other:
            dovecot.append("Sent", sent(dovecot, NOW + timedelta(hours=2), 3))
            for daemon in (one, other):
                daemon.wait_for(finding("FU102", "<sent-3@mail.example>"))
            for home in homes:
                wait_for(
                    lambda home=home: home.rows("SELECT DISTINCT state FROM outbox") == [("delivered",)], "every mark"
                )
    keys = [email.message_from_bytes(data)["X-Followupd-Key"] for data in self_mails(dovecot)]
    assert self_mails(dovecot)[0] == first[0]
    assert len(keys) == len(set(keys)) == 2


# ------------------------------------------------------------------ who counts


def test_an_invitation_makes_the_interviewer_known(dovecot: Mailbox, tmp_path: Path) -> None:
    """Nobody is watched by the config: the mails to her that lie in Sent already are found by the invitation."""
    start = ago(days=1, hours=2)
    home = Home(tmp_path, dovecot)
    with home.daemon() as daemon:
        dovecot.append("Sent", sent(dovecot, start + timedelta(hours=3), 1))
        dovecot.append("INBOX", invitation(dovecot, start, ago(days=3)))
        dovecot.append("Sent", sent(dovecot, NOW, 2))
        records = daemon.wait_for(finding("FU102"))
    assert [(r.get("type") or r.get("code") or r.get("step"), r.get("message_id", "")) for r in records] == [
        ("interview", "<invite-one@acme.example>"),
        ("contact", "<sent-1@mail.example>"),
        ("contact", "<sent-2@mail.example>"),
        ("FU102", "<sent-2@mail.example>"),
    ]


@pytest.mark.parametrize("special_use", [True, False], ids=["special-use", "by-name"])
def test_sent_may_be_called_gesendet(dovecot_with: Callable[..., Mailbox], tmp_path: Path, special_use: bool) -> None:
    box = dovecot_with(sent="Gesendet", special_use=special_use)
    box.append("Gesendet", sent(box, ago(hours=20), 1))
    with Home(tmp_path, box, tables=WATCH).daemon() as daemon:
        box.append("Gesendet", sent(box, NOW, 2))
        daemon.wait_for(finding("FU102", "<sent-2@mail.example>"))


def test_a_draft_is_warned_of_before_it_is_sent(dovecot: Mailbox, tmp_path: Path) -> None:
    dovecot.append("Sent", sent(dovecot, ago(hours=20), 1))
    with Home(tmp_path, dovecot, tables=WATCH).daemon() as daemon:
        dovecot.append("Drafts", sent(dovecot, NOW, 2), ("\\Draft", "\\Seen"))
        records = daemon.wait_for(finding("FU102"))
    told = [(r.get("code"), r.get("draft"), r["message_id"]) for r in records if r["kind"] == "finding"]
    assert told == [("FU102", True, "<sent-2@mail.example>")]


# ------------------------------------------------------------------ the plan, and the command line beside the daemon


def steps(home: Home) -> list[tuple[str, str]]:
    return [(line["step"], line["opportunity"]) for line in home.listed("agenda")]


def thanked(box: Mailbox) -> datetime:
    """An interview three days ago, and the thank-you note: the follow-ups are ahead. When it began."""
    start = ago(days=3)
    box.append("INBOX", invitation(box, start, ago(days=5)))
    box.append("Sent", sent(box, start + timedelta(hours=3), 1))
    return start


def test_a_reply_replaces_the_plan_and_a_rejection_ends_it(dovecot: Mailbox, tmp_path: Path) -> None:
    thanked(dovecot)
    home = Home(tmp_path, dovecot)
    with home.daemon() as daemon:
        assert steps(home) == [("follow-up-7", "acme.example"), ("follow-up-14", "acme.example")]
        words = "Hi Jordan,\n\nThank you, that was helpful. I will pass it on.\n\nAlice\n"
        dovecot.append(
            "INBOX", letter(NOW, ALICE, dovecot.user, "Re: The billing tables", words, "<in-1@acme.example>")
        )
        daemon.wait_for(event("reply"))
        assert steps(home) == [("follow-up-7", "acme.example")]
        words = "Hi Jordan,\n\nWe have decided to move forward with another candidate.\n\nAlice\n"
        dovecot.append("INBOX", letter(NOW, ALICE, dovecot.user, "Your application", words, "<in-2@acme.example>"))
        daemon.wait_for(event("rejection"))
        assert steps(home) == []
        assert [(line["opportunity"], line["state"]) for line in home.listed("status")] == [
            ("acme.example", "rejected")
        ]
        logged = [line.get("type") for line in home.listed("log")]
    assert logged == ["interview", "contact", "reply", "rejection"]


def test_the_stream_and_the_log_say_the_same(dovecot: Mailbox, tmp_path: Path) -> None:
    home = Home(tmp_path, dovecot)
    with home.daemon() as daemon:
        thanked(dovecot)
        streamed = daemon.wait_for(event("interview"), event("contact"))
        assert sorted(home.listed("log"), key=lambda r: r["key"]) == sorted(streamed, key=lambda r: r["key"])


def test_deeds_take_effect_in_the_running_daemon_within_two_seconds(dovecot: Mailbox, tmp_path: Path) -> None:
    """The daemon notes in the store which deeds it has taken into account; that is waited for."""
    thanked(dovecot)
    home = Home(tmp_path, dovecot)

    def taken(number: int) -> bool:
        seen = home.rows("SELECT value FROM meta WHERE name = 'deeds_seen'")
        kept = home.rows("SELECT count(*), max(id) FROM deeds")
        return kept == [(number, int(seen[0][0]) if seen else 0)]

    start = f"{ago(days=1):%Y-%m-%d %H:%M}"
    by = f"{NOW + timedelta(days=25):%Y-%m-%d}"
    add = ("interview", "add", "--company", "globex.example", "--start", start, "--with", "tom@globex.example")
    commands: list[tuple[tuple[str, ...], list[str]]] = [
        (("snooze", "acme.example", "--for", "20d"), ["follow-up-14", "follow-up-7"]),
        (("done", "acme.example"), ["follow-up-14"]),
        (("promise", "acme.example", by), ["follow-up-14", "after-promise"]),
        (("close", "acme.example"), []),
        (("reopen", "acme.example"), ["follow-up-14", "after-promise"]),
        (add, []),
    ]
    with home.daemon() as daemon:
        for number, (command, owed) in enumerate(commands, 1):
            home.command(*command)
            wait_for(lambda number=number: taken(number), f"{command[0]} in the daemon", 2.0)  # type: ignore[misc]
            if owed:
                assert [step for step, key in steps(home) if key == "acme.example"] == owed, command
        # Not only what the command line works out for itself: the daemon watches whom it was told of.
        me = f"Jordan Reed <{dovecot.user}>"
        dovecot.append("Sent", letter(NOW, me, "tom@globex.example", "Hello", SPECIFIC, "<tom-1@mail.example>"))
        daemon.wait_for(event("contact", "<tom-1@mail.example>"))


def test_a_nudge_is_raised_when_it_falls_due_and_not_again_after_a_restart(dovecot: Mailbox, tmp_path: Path) -> None:
    home = Home(tmp_path, dovecot, channels=("email",))
    with home.daemon() as daemon:
        due = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=4)
        dovecot.append("INBOX", invitation(dovecot, due + timedelta(hours=1), ago(days=2)))
        daemon.wait_for(event("interview"))
        assert [line["at"] for line in home.listed("agenda") if line["step"] == "ask-timeline"] == [due.isoformat()]
        raised = next(r for r in daemon.wait_for(nudge("ask-timeline")) if r["kind"] == "nudge")
        assert timedelta(0) <= datetime.fromisoformat(raised["at"]) - due <= timedelta(seconds=1)
        wait_for(lambda: len(self_mails(dovecot)) == 1, "the self-mail")
        wait_for(lambda: home.rows("SELECT state FROM outbox") == [("delivered",)], "its mark")
        assert daemon.stop() == 0
    with home.daemon() as daemon:
        dovecot.append("INBOX", letter(NOW, ALICE, dovecot.user, "Later", "Let me see.\n", "<later@acme.example>"))
        daemon.wait_for(event("reply"))
        assert [r for r in daemon.records if r["kind"] == "nudge"] == []
        assert len(self_mails(dovecot)) == 1
