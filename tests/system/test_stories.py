"""Whole stories replayed by the real command: every event, finding and nudge, at its local time (SPEC section 11)."""

from __future__ import annotations

import json
import mailbox
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from followupd.demo.stories import ANA, BOB, ZONE_NAME, mail_of
from followupd.demo.stories import Story as Played
from tests.system.letters import Meeting, letter

ROOT = Path(__file__).parents[2]

Line = tuple[str, str, str]
"""Local time to the minute, what (type, code or step), whose opportunity."""


@dataclass(frozen=True)
class Story:
    """Mails in the order of time, how to replay them, and what must come of it."""

    name: str
    me: str
    zone: str
    mails: tuple[bytes, ...]
    expected: tuple[Line, ...]
    options: tuple[str, ...] = ()


# ------------------------------------------------------------------ the two of the demo


def _played(story: Played) -> tuple[bytes, ...]:
    return tuple(mail_of(story, number)[1] for number in range(len(story.scenes)))


def _at(opportunity: str, lines: str) -> tuple[Line, ...]:
    """ "11-04 09:30 contact FU201" gives two lines; the year is 2026."""
    found: list[Line] = []
    for line in lines.strip().splitlines():
        day, clock, *whats = line.split()
        key = opportunity
        if "@" in whats[-1]:
            key = whats.pop()[1:]
        found += [(f"2026-{day} {clock}", what, key) for what in whats]
    return tuple(found)


BOBS = Story(
    "bob",
    "bob@mail.example",
    ZONE_NAME,
    _played(BOB),
    _at(
        "acme.example",
        """
        11-02 09:00 interview
        11-03 09:00 ask-timeline
        11-03 13:00 thank-you
        11-04 09:00 thank-you-last-chance
        11-04 09:30 contact FU201
        11-05 09:30 contact FU102 FU201
        11-06 11:00 reply promise
        11-09 09:30 contact FU104 FU203
        11-10 09:30 contact FU102 FU104 FU201 FU301
        11-20 15:00 rejection
        11-20 15:20 contact FU203 FU206
        11-21 09:30 contact FU102 FU105
        """,
    ),
)

ANAS = Story(
    "ana",
    "ana@mail.example",
    ZONE_NAME,
    _played(ANA),
    _at(
        "acme.example",
        """
        11-02 09:00 interview
        11-03 09:00 ask-timeline
        11-03 13:00 thank-you
        11-03 16:30 contact
        11-10 09:00 follow-up-7
        11-10 10:00 contact
        11-17 09:00 follow-up-14
        11-17 10:00 contact
        11-19 11:00 offer
        """,
    ),
)

# ------------------------------------------------------------------ Cleo, and the recruiter of an agency

_BERLIN = ZoneInfo("Europe/Berlin")  # the clocks go back on 25 October
_CLEO = "Cleo Winter <cleo@mail.example>"
_RITA = "Rita Vance <rita@northgate.example>"
_TOM = "Tom Okafor <tom@globex.example>"
_INES = "Ines Duarte <ines@globex.example>"


def _cleo(month: int, day: int, clock: str) -> datetime:
    hour, minute = clock.split(":")
    return datetime(2026, month, day, int(hour), int(minute), tzinfo=_BERLIN)


CLEOS = Story(
    "cleo",
    "cleo@mail.example",
    "Europe/Berlin",
    (
        letter(
            _cleo(10, 12, "10:00"),
            _RITA,
            _CLEO,
            "Backend role at Globex",
            "Hi Cleo,\n\nI am hiring for a backend role at Globex and your profile fits. Shall I put you forward?\n\n"
            "Best,\nRita\n",
            "<r1@northgate.example>",
        ),
        letter(
            _cleo(10, 12, "15:00"),
            _CLEO,
            _RITA,
            "Re: Backend role at Globex",
            "Hi Rita,\n\nYes, please do. My CV has not changed since we spoke in spring.\n\nBest,\nCleo\n",
            "<c1@mail.example>",
            answers="<r1@northgate.example>",
        ),
        letter(
            _cleo(10, 13, "09:00"),
            _RITA,
            _CLEO,
            "Invitation: Interview Cleo Winter / Globex",
            "Hi Cleo,\n\nhere is the invitation.\n\nBest,\nRita\n",
            "<r2@northgate.example>",
            answers="<c1@mail.example>",
            meeting=Meeting(
                "globex-1@northgate.example",
                _cleo(10, 15, "14:00"),
                _cleo(10, 15, "15:00"),
                _RITA,
                (_TOM, _INES, _CLEO),
                "Interview Cleo Winter / Globex",
            ),
        ),
        letter(
            _cleo(10, 15, "18:00"),
            _CLEO,
            _TOM,
            "Thank you",
            "Hi Tom,\n\nThank you for your time today. Your account of how the ledger came to be split into two "
            "services stayed with me, and I would gladly work on the second half of it.\n\nBest,\nCleo\n",
            "<c2@mail.example>",
        ),
        letter(
            _cleo(10, 16, "10:00"),
            _CLEO,
            _INES,
            "Thank you",
            "Hi Ines,\n\nThank you for the conversation yesterday. The question about back-pressure in the "
            "importer was a good one; I have since tried the bounded queue, and it holds.\n\nBest,\nCleo\n",
            "<c3@mail.example>",
        ),
        letter(
            _cleo(10, 16, "16:00"),
            _RITA,
            _CLEO,
            "Re: Invitation: Interview Cleo Winter / Globex",
            "Hi Cleo,\n\nglad to hear it went well. Tom's team will get back to you by Friday, October 23.\n\n"
            "Best,\nRita\n",
            "<r3@northgate.example>",
            answers="<r2@northgate.example>",
        ),
        letter(
            _cleo(10, 20, "11:00"),
            _CLEO,
            _RITA,
            "Globex",
            "Hi Rita,\n\nAny updates?\n\nBest,\nCleo\n",
            "<c4@mail.example>",
        ),
        letter(
            _cleo(10, 21, "11:00"),
            _CLEO,
            _TOM,
            "The bounded queue",
            "Hi Tom,\n\nI wrote down how the importer behaves with the bounded queue under your peak load, with the "
            "figures for three queue lengths.\n\nBest,\nCleo\n",
            "<c5@mail.example>",
        ),
        letter(
            _cleo(10, 27, "10:00"),
            _CLEO,
            _TOM,
            "The ledger split",
            "Hi Tom,\n\nI thought further about moving the ledger without a freeze: dual writes behind a switch would "
            "let you go back at any point. I remain keen on the role.\n\nBest,\nCleo\n",
            "<c6@mail.example>",
            cc=(_RITA,),
        ),
        letter(
            _cleo(10, 28, "12:00"),
            _TOM,
            _CLEO,
            "Re: The ledger split",
            "Hi Cleo,\n\nThank you for your interest in Globex. After careful consideration, we have decided to move "
            "forward with another candidate.\n\nBest,\nTom\n",
            "<t1@globex.example>",
            answers="<c6@mail.example>",
        ),
        letter(
            _cleo(10, 28, "13:00"),
            _CLEO,
            _TOM,
            "Re: The ledger split",
            "Hi Tom,\n\nThank you for letting me know, and for an interview from which I learned a lot about the "
            "ledger. If you have a minute, I would be grateful for any feedback.\n\nBest,\nCleo\n",
            "<c7@mail.example>",
            answers="<t1@globex.example>",
        ),
    ),
    _at(
        "globex.example",
        """
        10-13 09:00 interview
        10-15 13:00 ask-timeline
        10-15 17:00 thank-you
        10-15 18:00 contact
        10-16 09:00 thank-you-last-chance
        10-16 10:00 contact
        10-16 16:00 reply promise
        10-20 11:00 contact FU104 FU201
        10-21 11:00 contact FU102 FU104
        10-27 09:00 after-promise
        10-27 10:00 contact
        10-28 12:00 rejection
        10-28 13:00 contact
        """,
    ),
)

# ------------------------------------------------------------------ Dana, and two companies side by side

_LOS_ANGELES = ZoneInfo("America/Los_Angeles")
_DANA = "Dana Roy <dana@mail.example>"
_PETER = "Peter Lund <peter@initech.example>"
_ALICE = "Alice Moreau <alice@acme.example>"


def _dana(day: int, clock: str) -> datetime:
    hour, minute = clock.split(":")
    return datetime(2026, 11, day, int(hour), int(minute), tzinfo=_LOS_ANGELES)


DANAS = Story(
    "dana",
    "dana@mail.example",
    "America/Los_Angeles",
    (
        letter(
            _dana(2, "09:00"),
            "Initech <no-reply@us.greenhouse-mail.io>",
            _DANA,
            "Interview with Initech",
            "Hi Dana,\n\nYour interview is in the attached invitation.\n",
            "<i1@greenhouse-mail.io>",
            meeting=Meeting(
                "initech-1@greenhouse-mail.io",
                _dana(4, "09:00"),
                _dana(4, "10:00"),
                "Initech <no-reply@us.greenhouse-mail.io>",
                (_PETER, _DANA),
                "Interview: Site Reliability Engineer",
            ),
            meeting_attached=True,
        ),
        letter(
            _dana(2, "10:00"),
            _ALICE,
            _DANA,
            "Interview: Data Engineer",
            "Hi Dana,\n\nlooking forward to it.\n\nAlice\n",
            "<a1@acme.example>",
            meeting=Meeting(
                "acme-1@acme.example",
                _dana(4, "13:00"),
                _dana(4, "14:00"),
                _ALICE,
                (_ALICE, _DANA),
                "Interview: Data Engineer",
            ),
        ),
        letter(
            _dana(4, "14:30"),
            _DANA,
            _PETER,
            "Thank you",
            "Hi Peter,\n\nThank you for your time today. The way you drain a region before a kernel upgrade was new "
            "to me, and I have thought about where it could go wrong.\n\nBest,\nDana\n",
            "<d1@mail.example>",
        ),
        letter(
            _dana(4, "17:00"),
            _DANA,
            _ALICE,
            "Thank you",
            "Hi Alice,\n\nThank you for your time today. I enjoyed hearing how the billing tables are split, and I "
            "would love to join Initech and help with it.\n\nBest,\nDana\n",
            "<d2@mail.example>",
        ),
        letter(
            _dana(5, "11:00"),
            _PETER,
            _DANA,
            "Re: Thank you",
            "Hi Dana,\n\nthank you. Which of the alerts would you drop first?\n\nPeter\n",
            "<p1@initech.example>",
            answers="<d1@mail.example>",
        ),
        letter(
            _dana(5, "18:00"),
            _DANA,
            _PETER,
            "Re: Thank you",
            "Hi Peter,\n\nThe disk ones: they fire on a forecast that is wrong after every deploy, and nobody acts on "
            "them.\n\nBest,\nDana\n",
            "<d3@mail.example>",
            answers="<p1@initech.example>",
        ),
        letter(
            _dana(9, "10:00"),
            _DANA,
            _ALICE,
            "The billing tables",
            "Hi Alice,\n\nI tried the split by customer on a copy of a public data set; the slowest query got four "
            "times faster. I am glad to show you the plan.\n\nBest,\nDana\n",
            "<d4@mail.example>",
        ),
        letter(
            _dana(9, "10:01"),
            _ALICE,
            _DANA,
            "Automatic reply: The billing tables",
            "Thank you for your message. I am out of the office until November 20 and will answer after that.\n",
            "<a2@acme.example>",
            answers="<d4@mail.example>",
            headers=(("Auto-Submitted", "auto-replied"),),
        ),
        letter(
            _dana(23, "11:00"),
            _DANA,
            _ALICE,
            "The plan for the billing tables",
            "Hi Alice,\n\nI have attached the plan for the billing tables that I mentioned, with the order of the "
            "steps and what each would lock.\n\nBest,\nDana\n",
            "<d5@mail.example>",
        ),
        letter(
            _dana(23, "11:10"),
            _DANA,
            _ALICE,
            "The plan for the billing tables",
            "Hi Alice,\n\nNow with the plan attached, sorry.\n\nBest,\nDana\n",
            "<d6@mail.example>",
            attachment=b"%PDF-1.4 plan",
        ),
    ),
    _at(
        "acme.example",
        """
        11-02 09:00 interview @initech.example
        11-02 10:00 interview
        11-04 08:00 ask-timeline @initech.example
        11-04 12:00 ask-timeline
        11-04 12:00 thank-you @initech.example
        11-04 14:30 contact @initech.example
        11-04 16:00 thank-you
        11-04 17:00 contact FU208
        11-05 11:00 reply @initech.example
        11-05 18:00 contact @initech.example
        11-09 10:00 contact
        11-09 10:01 auto-reply
        11-12 09:00 follow-up-7 @initech.example
        11-23 09:00 follow-up-14
        11-23 11:00 contact
        11-23 11:10 contact
        11-26 09:00 let-go @initech.example
        11-30 09:00 let-go
        """,
    ),
    ("--until", "2026-12-02T00:00:00-08:00"),
)

STORIES = (BOBS, ANAS, CLEOS, DANAS)

# ------------------------------------------------------------------ the archives


def _as_eml(folder: Path, mails: Sequence[bytes]) -> Path:
    path = folder / "eml"
    path.mkdir()
    for number, data in enumerate(mails):
        (path / f"{number:03}.eml").write_bytes(data)
    return path


def _as_mbox(folder: Path, mails: Sequence[bytes]) -> Path:
    path = folder / "all.mbox"
    box = mailbox.mbox(path, create=True)
    for data in mails:
        box.add(data.replace(b"\r\n", b"\n"))
    box.close()
    return path


def _as_maildir(folder: Path, mails: Sequence[bytes]) -> Path:
    path = folder / "maildir"
    box = mailbox.Maildir(path, create=True)
    for data in mails:
        box.add(data.replace(b"\r\n", b"\n"))
    box.close()
    return path


SHAPES: dict[str, Callable[[Path, Sequence[bytes]], Path]] = {
    "eml": _as_eml,
    "mbox": _as_mbox,
    "maildir": _as_maildir,
}


def audited(story: Story, folder: Path, shape: str = "eml") -> list[dict[str, Any]]:
    """What `followupd audit --json` says of the story, kept as mails of that `shape`."""
    path = SHAPES[shape](folder, story.mails)
    command = [sys.executable, "-m", "followupd", "audit", str(path), "--me", story.me, "--timezone", story.zone]
    environment = {name: str(folder / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [*command, *story.options, "--json"],
        capture_output=True,
        text=True,
        timeout=60,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def line_of(record: dict[str, Any]) -> Line:
    at = datetime.fromisoformat(record["at"])
    what = record.get("type") or record.get("code") or record["step"]
    return (f"{at:%Y-%m-%d %H:%M}", what, record["opportunity"])


def in_groups(lines: Sequence[Line]) -> list[Line]:
    """The same, where what happens at one moment has no order of its own."""
    return sorted(lines)


# ------------------------------------------------------------------ tests


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_gives_exactly_its_events_findings_and_nudges(story: Story, tmp_path: Path) -> None:
    *records, summary = audited(story, tmp_path)
    assert in_groups([line_of(record) for record in records]) == in_groups(story.expected)
    kinds = [record["kind"] for record in records]
    assert summary == {
        "kind": "summary",
        "messages": len(story.mails),
        "skipped": 0,
        "findings": kinds.count("finding"),
        "nudges": kinds.count("nudge"),
    }


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_lines_come_in_order_of_time(story: Story, tmp_path: Path) -> None:
    *records, _ = audited(story, tmp_path)
    times = [datetime.fromisoformat(record["at"]) for record in records]
    assert times == sorted(times)
    offsets = {record["at"][-6:] for record in records}
    assert offsets == (
        {"+02:00", "+01:00"} if story.name == "cleo" else {"-08:00" if story.name == "dana" else "-05:00"}
    )


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_an_mbox_a_maildir_and_a_folder_of_eml_say_the_same(story: Story, tmp_path: Path) -> None:
    outputs = []
    for shape in SHAPES:
        (folder := tmp_path / shape).mkdir()
        outputs.append(audited(story, folder, shape))
    assert outputs[0] == outputs[1] == outputs[2]


EVENT = ["kind", "at", "type", "message_id", "opportunity", "people", "evidence"]
FINDING = ["kind", "at", "code", "name", "severity", "message_id", "opportunity", "people", "reason"]
NUDGE = ["kind", "at", "step", "opportunity", "people", "reason"]
BESIDES = {
    "promise": ["by"],
    "interview": ["start", "end"],
    "interview-moved": ["start", "end"],
    "auto-reply": ["until"],
}


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_line_has_exactly_the_fields_of_the_specification(story: Story, tmp_path: Path) -> None:
    *records, _ = audited(story, tmp_path)
    for record in records:
        if record["kind"] == "event":
            assert list(record) == EVENT + BESIDES.get(record["type"], [])
        else:
            assert list(record) == (FINDING if record["kind"] == "finding" else NUDGE)


def test_every_event_and_finding_names_a_mail_of_its_own_time(tmp_path: Path) -> None:
    times = {}
    for data in BOBS.mails:
        mail = message_from_bytes(data)
        times[mail["Message-ID"]] = parsedate_to_datetime(mail["Date"])
    *records, _ = audited(BOBS, tmp_path)
    told = {(r["message_id"], datetime.fromisoformat(r["at"])) for r in records if "message_id" in r}
    assert told == set(times.items())


def test_the_thank_you_that_is_left_names_who_is_left(tmp_path: Path) -> None:
    records = audited(CLEOS, tmp_path)
    people = {r["step"]: r["people"] for r in records if r["kind"] == "nudge" and r["step"].startswith("thank-you")}
    assert people == {
        "thank-you": ["tom@globex.example", "ines@globex.example"],
        "thank-you-last-chance": ["ines@globex.example"],
    }


def test_promise_absence_and_interview_bear_their_days(tmp_path: Path) -> None:
    for story in (CLEOS, DANAS):
        (tmp_path / story.name).mkdir()
    events = [r for story in (CLEOS, DANAS) for r in audited(story, tmp_path / story.name) if r["kind"] == "event"]
    said = [(r["type"], r.get("by"), r.get("until"), r.get("start"), r.get("end")) for r in events]
    assert [line for line in said if any(line[1:])] == [
        ("interview", None, None, "2026-10-15T14:00:00+02:00", "2026-10-15T15:00:00+02:00"),
        ("promise", "2026-10-23", None, None, None),
        ("interview", None, None, "2026-11-04T09:00:00-08:00", "2026-11-04T10:00:00-08:00"),
        ("interview", None, None, "2026-11-04T13:00:00-08:00", "2026-11-04T14:00:00-08:00"),
        ("auto-reply", None, "2026-11-20", None, None),
    ]


def test_each_reason_quotes_its_evidence(tmp_path: Path) -> None:
    findings = {r["code"]: r["reason"] for r in audited(BOBS, tmp_path) if r["kind"] == "finding"}
    assert "Fri 20 Nov" in findings["FU104"]
    assert "We are still interviewing and expect to decide by November 20." in findings["FU104"]
    assert "hr@acme.example" in findings["FU301"]
    assert "We have decided to move forward with another candidate." in findings["FU105"]
