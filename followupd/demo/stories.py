"""Two candidates, two stories, each a list of mails at their times (in Toronto, November 2026).

Bob writes every day, pleads, copies in HR, and does not let go after the rejection. Ana asks when
they will decide, says thank you, follows up after 7 and 14 days, and is otherwise silent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from zoneinfo import ZoneInfo

ZONE_NAME = "America/Toronto"
ZONE = ZoneInfo(ZONE_NAME)
MONDAY = datetime(2026, 11, 2, tzinfo=ZONE)

ALICE = "Alice Moreau <alice@acme.example>"
HR = "Acme People Team <hr@acme.example>"


@dataclass(frozen=True, slots=True)
class Scene:
    """One mail: on which day (0 is the first Monday) and when, who writes to whom, what.

    `answers` is the number of the scene that it answers. `interview` makes it a calendar
    invitation for that day and hour, an hour long.
    """

    day: int
    clock: str
    sender: str
    to: tuple[str, ...]
    subject: str
    text: str
    answers: int | None = None
    cc: tuple[str, ...] = ()
    interview: tuple[int, str] | None = None

    @property
    def at(self) -> datetime:
        """When it is written, in Toronto."""
        return moment(self.day, self.clock)


@dataclass(frozen=True, slots=True)
class Story:
    """A candidate, and what happens. `end` is the day on which nothing more will."""

    title: str
    me: str
    scenes: Sequence[Scene]
    end: int


def moment(day: int, clock: str) -> datetime:
    hour, minute = clock.split(":")
    wall = MONDAY.replace(tzinfo=None) + timedelta(days=day, hours=int(hour), minutes=int(minute))
    return wall.replace(tzinfo=ZONE)


def mail_of(story: Story, number: int) -> tuple[str, bytes, str]:
    """The mail of a scene: its folder, its bytes with CR LF, its Message-ID."""
    scene = story.scenes[number]
    mail = EmailMessage()
    mail["From"] = scene.sender
    mail["To"] = ", ".join(scene.to)
    if scene.cc:
        mail["Cc"] = ", ".join(scene.cc)
    mail["Subject"] = scene.subject
    mail["Date"] = format_datetime(scene.at)
    message_id = _id(story, number)
    mail["Message-ID"] = message_id
    if scene.answers is not None:
        mail["In-Reply-To"] = mail["References"] = _id(story, scene.answers)
    mail.set_content(scene.text)
    if scene.interview is not None:
        mail.add_alternative(_invitation(story, number), subtype="calendar", params={"method": "REQUEST"})
    folder = "Sent" if scene.sender == story.me else "INBOX"
    return folder, mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"), message_id


def _id(story: Story, number: int) -> str:
    name = story.title.partition(",")[0].lower()
    return f"<{name}-{number}@demo.example>"


def _invitation(story: Story, number: int) -> str:
    scene = story.scenes[number]
    assert scene.interview is not None
    start = moment(*scene.interview).astimezone(UTC)
    name, _, address = story.me.partition(" <")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//followupd//demo//EN",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        f"UID:{_id(story, number).strip('<>')}",
        "SEQUENCE:0",
        f"DTSTAMP:{scene.at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{start + timedelta(hours=1):%Y%m%dT%H%M%SZ}",
        f"SUMMARY:{scene.subject}",
        "ORGANIZER;CN=Alice Moreau:mailto:alice@acme.example",
        "ATTENDEE;CN=Alice Moreau:mailto:alice@acme.example",
        f"ATTENDEE;CN={name}:mailto:{address.rstrip('>')}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(lines) + "\r\n"


_BOB = "Bob Tremblay <bob@mail.example>"
_ANA = "Ana Silva <ana@mail.example>"

BOB = Story(
    "Bob, who writes every day",
    _BOB,
    (
        Scene(0, "09:00", ALICE, (_BOB,), "Interview: Data Engineer", "We look forward to it.", interview=(1, "10:00")),
        Scene(2, "09:30", _BOB, (ALICE,), "Any updates?", "Hi Alice,\n\nAny updates?\n\nBob"),
        Scene(3, "09:30", _BOB, (ALICE,), "Any updates?", "Hi Alice,\n\nJust checking in. Any news?\n\nBob"),
        Scene(
            4,
            "11:00",
            ALICE,
            (_BOB,),
            "Re: Any updates?",
            "Hi Bob,\n\nWe are still interviewing and expect to decide by November 20.\n\nAlice",
            answers=2,
        ),
        Scene(
            7,
            "09:30",
            _BOB,
            (ALICE,),
            "Data Engineer",
            "Hi Alice,\n\nPlease, I am begging you, I really need this job. I will take anything.\n\nBob",
        ),
        Scene(8, "09:30", _BOB, (ALICE,), "Data Engineer", "Hi Alice,\n\nHave you decided yet?\n\nBob", cc=(HR,)),
        Scene(
            18,
            "15:00",
            ALICE,
            (_BOB,),
            "Your application",
            "Hi Bob,\n\nThank you for your time. We have decided to move forward with another candidate.\n\nAlice",
        ),
        Scene(
            18,
            "15:20",
            _BOB,
            (ALICE,),
            "Re: Your application",
            "Alice,\n\nI deserve an explanation and expect detailed feedback by Monday.\n\nBob",
            answers=6,
        ),
        Scene(
            19,
            "09:30",
            _BOB,
            (ALICE,),
            "Please reconsider",
            "Hi Alice,\n\nWould you look at my application again?\n\nBob",
        ),
    ),
    20,
)

ANA = Story(
    "Ana, who does it right",
    _ANA,
    (
        Scene(0, "09:00", ALICE, (_ANA,), "Interview: Data Engineer", "We look forward to it.", interview=(1, "10:00")),
        Scene(
            1,
            "16:30",
            _ANA,
            (ALICE,),
            "Thank you",
            "Hi Alice,\n\nThank you for your time today. I kept thinking about how you split the billing tables by "
            "customer; at my last job we moved 40 TB that way without stopping writes, and I would enjoy doing it "
            "with your team.\n\nBest regards,\nAna",
        ),
        Scene(
            8,
            "10:00",
            _ANA,
            (ALICE,),
            "Data Engineer: the billing tables",
            "Hi Alice,\n\nI wrote up the dry run for moving the billing tables that we talked about, with the order of "
            "the steps and what each would lock. I am glad to walk your team through it.\n\nBest regards,\nAna",
        ),
        Scene(
            15,
            "10:00",
            _ANA,
            (ALICE,),
            "Data Engineer: still keen on the billing work",
            "Hi Alice,\n\nThe replay of your write load that I promised now runs in nine minutes, and the result "
            "supports your plan to split by customer. I remain very interested in the role.\n\nBest regards,\nAna",
        ),
        Scene(
            17,
            "11:00",
            ALICE,
            (_ANA,),
            "Offer: Data Engineer",
            "Hi Ana,\n\nWe are delighted to offer you the position of Data Engineer.\n\nAlice",
        ),
    ),
    20,
)

STORIES = (BOB, ANA)
