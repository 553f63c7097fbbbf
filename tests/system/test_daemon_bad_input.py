"""What the daemon does when something is wrong: config, login, a mail, the state, a second daemon, a pipe."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.server.dovecot import Mailbox
from tests.server.ports import wait_for
from tests.system.daemon import Home, event, finding
from tests.system.letters import Meeting, letter

pytestmark = pytest.mark.server

ALICE = "Alice Moreau <alice@acme.example>"
NOW = datetime.now(UTC).replace(microsecond=0)
WATCH = '[watch]\npeople = ["alice@acme.example"]\n'
SECRET = "the-body-says-osprey"
TEXT = (  # one sentence of a mail may be kept as evidence, the first; the secret is in another one
    f"Hi Alice,\n\nI wrote up the dry run for moving the billing tables.\n\nThen {SECRET}.\n\nBest,\nJordan\n"
)
DRIVER = str(Path(__file__).with_name("breaking_driver.py"))


def sent(box: Mailbox, at: datetime, number: int) -> bytes:
    me = f"Jordan Reed <{box.user}>"
    return letter(at, me, ALICE, "The billing tables", TEXT, f"<sent-{number}@mail.example>")


def invitation(box: Mailbox, start: datetime) -> bytes:
    me = f"Jordan Reed <{box.user}>"
    meeting = Meeting("one@acme.example", start, start + timedelta(hours=1), ALICE, (ALICE, me), "Interview: Engineer")
    at = NOW - timedelta(days=5)
    return letter(at, ALICE, me, "Interview: Engineer", TEXT, "<invite@acme.example>", meeting=meeting)


def refused(home: Home, code: int) -> str:
    """Start a daemon that ends by itself with that code, saying nothing on stdout; what it said on stderr."""
    daemon = home.start()
    try:
        assert daemon.ended() == code
    finally:
        daemon.kill()
    assert daemon.records == []
    return daemon.log.read_text(encoding="utf-8")


# ------------------------------------------------------------------ configuration and login


def test_a_config_mistake_names_file_line_and_key_and_starts_nothing(dovecot: Mailbox, tmp_path: Path) -> None:
    home = Home(tmp_path, dovecot, tables='[pace]\nmin_gap = "soon"\n')
    line = home.config.read_text("utf-8").splitlines().index('min_gap = "soon"') + 1
    said = refused(home, 78)
    assert f"{home.config}:{line}: pace.min_gap: " in said
    assert "48h" in said or "5d" in said, "what is allowed"
    assert "Traceback" not in said
    assert not home.state.exists()
    assert dovecot.sessions() == 0


def test_a_refused_login_names_the_account_and_what_to_do(dovecot: Mailbox, tmp_path: Path) -> None:
    home = Home(tmp_path, dovecot, tables=WATCH)
    home.password.write_text("planted-wrong-password", encoding="utf-8")
    said = refused(home, 77)
    assert "personal" in said
    assert "followupd login" in said or "password_command" in said
    assert "Traceback" not in said
    assert "planted-wrong-password" not in said


def test_one_refused_account_of_two_does_not_end_the_daemon(dovecot: Mailbox, tmp_path: Path) -> None:
    (other := tmp_path / "other").write_text("planted-wrong-password", encoding="utf-8")
    second = (
        f'\n[[accounts]]\nname = "work"\nemail = "work@mail.example"\npassword_command = "cat {other}"\n'
        f'[accounts.imap]\nhost = "{dovecot.host}"\nport = {dovecot.port}\nca_file = "{dovecot.ca_file}"\n'
    )
    home = Home(tmp_path / "home", dovecot, tables=WATCH + second)
    with home.daemon(ready=False) as daemon:
        wait_for(
            lambda: any(line.get("phase") == "refused" for line in daemon.logged("watch.trouble")), "the refusal", 20
        )
        wait_for(lambda: home.rows("SELECT count(*) FROM outbox") == [(1,)], "the notice of it")
        assert daemon.process.poll() is None
        wait_for(
            lambda: home.rows("SELECT 1 FROM cursors WHERE account = 'personal'") != [], "the other account's mail"
        )
        assert daemon.stop() == 0
    assert "planted-wrong-password" not in home.logs()


def test_a_second_daemon_on_the_same_state_is_refused(dovecot: Mailbox, tmp_path: Path) -> None:
    home = Home(tmp_path, dovecot, tables=WATCH)
    with home.daemon() as daemon:
        said = refused(home, 75)
        assert "Another followupd watches already" in said
        assert "Traceback" not in said
        dovecot.append("Sent", sent(dovecot, NOW, 1))
        daemon.wait_for(event("contact"))


# ------------------------------------------------------------------ mails


def test_an_unreadable_mail_is_counted_named_and_passed_over(dovecot: Mailbox, tmp_path: Path) -> None:
    dovecot.append("Sent", sent(dovecot, NOW - timedelta(hours=20), 1))
    home = Home(tmp_path, dovecot, tables=WATCH)
    driver = (DRIVER, "<sent-2@mail.example>")
    with home.daemon(driver) as daemon:
        first = dovecot.status("Sent")["UIDNEXT"]
        dovecot.append("Sent", sent(dovecot, NOW - timedelta(hours=10), 2))
        dovecot.append("Sent", sent(dovecot, NOW, 3))
        daemon.wait_for(finding("FU102", "<sent-3@mail.example>"))
        wait_for(lambda: home.rows("SELECT uidnext FROM cursors WHERE folder = 'Sent'") == [(first + 2,)], "the cursor")
        assert home.rows("SELECT value FROM meta WHERE name = 'unreadable'") == [("1",)]
        (said,) = daemon.logged("mail.unreadable")
        del said["timestamp"]
        assert said == {
            "level": "warning",
            "event": "mail.unreadable",
            "account": "personal",
            "folder": "Sent",
            "uid": first,
            "why": "ValueError",
        }
        assert daemon.stop() == 0
    with home.daemon(driver) as daemon:  # it is not met again
        dovecot.append("Sent", sent(dovecot, NOW + timedelta(hours=2), 4))
        daemon.wait_for(event("contact", "<sent-4@mail.example>"))
        assert home.rows("SELECT value FROM meta WHERE name = 'unreadable'") == [("1",)]
    assert "cannot parse" not in home.logs()
    assert SECRET not in home.logs()


# ------------------------------------------------------------------ the state file


def with_history(home: Home) -> None:
    """A state with mail, a raised nudge, a snooze and a hand-made interview; the daemon has ended."""
    box = home.mailbox
    box.append("INBOX", invitation(box, NOW - timedelta(days=3)))
    box.append("Sent", sent(box, NOW - timedelta(days=3) + timedelta(hours=3), 1))
    start = f"{NOW - timedelta(days=1):%Y-%m-%d %H:%M}"
    with home.daemon() as daemon:
        home.command("snooze", "acme.example", "--for", "20d")
        home.command(
            "interview", "add", "--company", "globex.example", "--start", start, "--with", "tom@globex.example"
        )
        daemon.wait_for(lambda record: record["kind"] == "nudge" and record["opportunity"] == "globex.example")
        wait_for(lambda: home.rows("SELECT count(*) FROM outbox WHERE state <> 'delivered'") == [(0,)], "delivery")
        assert daemon.stop() == 0


def truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


def garbage(data: bytes) -> bytes:
    return b"this is no database at all " * (len(data) // 27 + 1)


def torn(data: bytes) -> bytes:
    """Its header is right, its pages are not."""
    return data[:4096] + b"\xa5" * (len(data) - 4096)


@pytest.mark.parametrize("damage", [truncated, garbage, torn])
def test_a_damaged_state_file_is_kept_aside_and_rebuilt(
    dovecot: Mailbox, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    home = Home(tmp_path, dovecot, channels=("email",))
    with_history(home)
    agenda = [(line["step"], line["at"], line["snoozed"]) for line in home.listed("agenda")]
    interviews = home.listed("interview", "list")
    events = {(line["type"], line["message_id"]) for line in home.listed("log") if line["kind"] == "event"}
    left = len([mail for mail in dovecot.mails("INBOX") if b"X-Followupd-Key" in mail.data])
    for beside in ("-wal", "-shm"):
        home.state.with_name(home.state.name + beside).unlink(missing_ok=True)
    broken = damage(home.state.read_bytes())
    home.state.write_bytes(broken)
    with home.daemon() as daemon:
        (said,) = [line["message"] for line in daemon.logged("state.message")]
        (aside,) = home.state.parent.glob("state.db.damaged-*[0-9]")
        assert said.startswith("The state file was damaged")
        assert str(aside) in said
        assert aside.read_bytes()[:4096] == broken[:4096]
        wait_for(lambda: home.rows("SELECT count(*) FROM outbox WHERE state <> 'delivered'") == [(0,)], "delivery")
        assert [r for r in daemon.records if r["kind"] == "nudge"] == []
        assert [(line["step"], line["at"], line["snoozed"]) for line in home.listed("agenda")] == agenda
        assert home.listed("interview", "list") == interviews
        assert {(x["type"], x["message_id"]) for x in home.listed("log") if x["kind"] == "event"} == events
    keys = [mail.data for mail in dovecot.mails("INBOX") if b"X-Followupd-Key" in mail.data]
    assert len(keys) == left + 1, "only what tells of the damage is new"
    assert b"damaged" in keys[-1]


# ------------------------------------------------------------------ pipes and logs


def test_a_reader_that_goes_away_loses_no_line(dovecot: Mailbox, tmp_path: Path) -> None:
    dovecot.append("Sent", sent(dovecot, NOW - timedelta(hours=20), 1))
    home = Home(tmp_path, dovecot, tables=WATCH)
    reading, writing = os.pipe()
    daemon = home.start(stdout=writing)
    os.close(writing)
    try:
        daemon.wait_until_ready()
        os.close(reading)
        dovecot.append("Sent", sent(dovecot, NOW, 2))
        assert daemon.ended() == 75
    finally:
        daemon.kill()
    said = daemon.log.read_text("utf-8")
    assert "Nobody reads the JSON lines any more." in said
    assert "Traceback" not in said
    assert "Exception ignored" not in said
    with home.daemon() as daemon:
        daemon.wait_for(event("contact", "<sent-2@mail.example>"), finding("FU102", "<sent-2@mail.example>"))


def test_no_log_line_bears_a_password_a_body_or_at_info_an_address(dovecot: Mailbox, tmp_path: Path) -> None:
    """At debug first, which must not bear secrets and bodies either; then at info."""
    dovecot.append("Sent", sent(dovecot, NOW - timedelta(hours=20), 1))
    dovecot.append("INBOX", invitation(dovecot, NOW - timedelta(days=3)))
    for level in ("debug", "info"):
        home = Home(tmp_path / level, dovecot, channels=("email",), environment={"FOLLOWUPD_LOG_LEVEL": level})
        with home.daemon() as daemon:
            dovecot.append("Sent", sent(dovecot, NOW, 2))
            daemon.wait_for(finding("FU102"))
            dovecot.kick()
            wait_for(lambda: bool(daemon.logged("watch.trouble")), "the lost connection")
            home.command("close", "acme.example")
            daemon.stop()
        said = home.logs()
        assert "finding" in said
        assert dovecot.password not in said
        assert SECRET not in said
        if level == "info":
            assert "@acme.example" not in said
            assert dovecot.user not in said
        state = b"".join(path.read_bytes() for path in home.state.parent.iterdir() if path.is_file())
        assert SECRET.encode() not in state
        assert dovecot.password.encode() not in state
        assert [oct(path.stat().st_mode & 0o777) for path in home.state.parent.iterdir() if path.is_file()] == [
            "0o600" for path in home.state.parent.iterdir() if path.is_file()
        ]
        assert home.state.parent.stat().st_mode & 0o077 == 0
