"""An interview that a mail proposes in words is proposed to the user, and planned when confirmed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from followupd.adapters.clock import DrivenClock
from followupd.adapters.sqlite import open_store
from followupd.app.inbox import Inbox
from followupd.app.items import Pressed, deed_of
from followupd.cli.main import followupd
from followupd.model import DeedType, Place, Policy, RawMail, Role
from followupd.ports import Batch, Cursor

ZONE = ZoneInfo("America/Toronto")
NOW = datetime.now(UTC).replace(microsecond=0)
START = (NOW + timedelta(days=3)).astimezone(ZONE).replace(hour=14, minute=0, second=0)
MAIL = f"""\
From: Alice Moreau <alice@acme.example>
To: Jordan Reed <jordan@mail.example>
Subject: Your application
Date: {NOW:%a, %d %b %Y %H:%M:%S} +0000
Message-ID: <proposal@acme.example>

Hi Jordan,

We would like to invite you to an interview on {START:%A %-d %B} at 2 pm.

Best regards,
Alice
""".replace("\n", "\r\n").encode()


@pytest.fixture
def proposed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Inbox:
    """A state in which the mail has been read, and a configuration beside it."""
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    config = tmp_path / "config" / "followupd" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('timezone = "America/Toronto"\n[[accounts]]\nemail = "jordan@gmail.com"\n')
    config.chmod(0o600)
    clock = DrivenClock(NOW)
    store, _ = open_store(tmp_path / "state" / "followupd" / "state.db", clock)
    inbox = Inbox(store, Policy(zone="America/Toronto", me=frozenset({"jordan@mail.example"})), clock)
    place = Place("a", "INBOX", Role.INBOX, 1, 1)
    batch = Batch("a", "INBOX", Role.INBOX, (RawMail(MAIL, Role.INBOX, place, NOW),), Cursor("a", "INBOX", 1, 2))
    inbox.handle(batch, whole=True)
    return inbox


def run(*arguments: str) -> str:
    result = CliRunner().invoke(followupd, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_proposal_is_listed_and_planned_once_it_is_adopted(proposed: Inbox) -> None:
    assert proposed.decision.agenda == ()
    line = next(line for line in run("interview", "list").splitlines() if "proposed" in line)
    identity = line.split()[0]
    assert f"{START:%Y-%m-%d} 14:00" in line
    run("interview", "adopt", identity)
    agenda = run("agenda", "--json")
    steps = [step for step in ("ask-timeline", "thank-you", "follow-up-7", "follow-up-14") if f'"{step}"' in agenda]
    assert steps == ["ask-timeline", "thank-you", "follow-up-7", "follow-up-14"]
    assert "proposed" not in run("interview", "list")


def test_the_button_does_what_the_command_does(proposed: Inbox) -> None:
    deed = deed_of(Pressed("propose:<proposal@acme.example>", "adopt"), NOW)
    assert deed is not None
    assert (deed.type, deed.note) == (DeedType.ADOPT, "<proposal@acme.example>")


def test_an_unknown_proposal_is_refused_with_those_that_there_are(proposed: Inbox) -> None:
    result = CliRunner().invoke(followupd, ["interview", "adopt", "nonsense"])
    assert result.exit_code != 0
