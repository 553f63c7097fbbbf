"""Read other people's calendar objects: does it crash, how long does it take, what does it miss?

    python bench/calendars.py CORPUS_FOLDER

CORPUS_FOLDER holds `ics/**/*.ics`, `invites/*.eml` and `invites/expected_calmailproc/*.md`. Compared with
icalendar's own whole-file parser: events found by both, and their starts.
"""

from __future__ import annotations

import email
import re
import statistics
import sys
import time
import warnings
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar

from followupd.core.ics import MOST_INVITATIONS, invitations
from followupd.model import Invitation

ZONE = ZoneInfo("America/Toronto")


def calendar_parts(data: bytes) -> list[bytes]:
    """The calendar parts and .ics attachments of one mail, by the standard library."""
    found = []
    for part in email.message_from_bytes(data).walk():
        kind, name = part.get_content_type(), part.get_filename() or ""
        if kind in {"text/calendar", "text/x-vcalendar", "application/ics"} or name.lower().endswith((".ics", ".vcs")):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                found.append(payload)
    return found


def as_icalendar_reads(data: bytes) -> list[datetime | None] | None:
    """The start of each event, an all-day one at its local midnight; None when the library refuses the file."""
    try:
        calendars = icalendar.Calendar.from_ical(data, multiple=True)
        starts: list[datetime | None] = []
        for calendar in calendars:
            if calendar.name != "VCALENDAR":
                continue
            for event in calendar.events:
                start = event.get("DTSTART")
                value = start.dt if start is not None and hasattr(start, "dt") else None
                if value is not None and not isinstance(value, datetime):
                    value = datetime(value.year, value.month, value.day, tzinfo=ZONE)
                elif value is not None and value.tzinfo is None:
                    value = value.replace(tzinfo=ZONE)
                starts.append(value.astimezone(UTC) if value else None)
    except Exception:  # noqa: BLE001 - whatever it raises is a refusal
        return None
    return starts


def report_ics(folder: Path) -> None:
    ours_ms, theirs_ms = [], []
    events = same = refused = refused_read = unknown = 0
    for path in sorted(folder.rglob("*.ics")):
        data = path.read_bytes()
        begun = time.perf_counter()
        ours = invitations([data], zone=ZONE)
        ours_ms.append((time.perf_counter() - begun) * 1000)
        begun = time.perf_counter()
        theirs = as_icalendar_reads(data)
        theirs_ms.append((time.perf_counter() - begun) * 1000)
        if theirs is None:
            refused += 1
            refused_read += bool(ours)
            continue
        mine = {i.start.astimezone(UTC) for i in ours if i.start}
        unknown += sum(bool(i.unknown_zone) for i in ours)
        for start in theirs[:MOST_INVITATIONS]:
            if start is None:
                continue
            events += 1
            if start in mine:
                same += 1
            else:
                print(f"  differs: {path.relative_to(folder)}: icalendar {start.isoformat()}, ours {describe(ours)}")
    print(f"ics: {len(ours_ms)} files, no crash; {same} of {events} starts as icalendar reads them")
    print(
        f"ics: {refused} files that icalendar refuses, {refused_read} of them give invitations; {unknown} unknown zones"
    )
    print(f"ics: ms a file, ours median {statistics.median(ours_ms):.2f} worst {max(ours_ms):.1f}", end="; ")
    print(f"icalendar median {statistics.median(theirs_ms):.2f} worst {max(theirs_ms):.1f}")


def describe(found: tuple[Invitation, ...]) -> str:
    shown = [i.start.isoformat() if i.start else f"unknown zone {i.unknown_zone!r}" for i in found[:4]]
    return ", ".join(shown) or "nothing"


def report_invites(folder: Path) -> None:
    print()
    for path in sorted(folder.glob("*.eml")):
        begun = time.perf_counter()
        found = invitations(calendar_parts(path.read_bytes()), zone=ZoneInfo("Europe/Berlin"))
        spent = (time.perf_counter() - begun) * 1000
        print(f"{path.name} ({spent:.1f} ms)")
        for i in found:
            start = i.start.astimezone(ZoneInfo("Europe/Berlin")) if i.start else None
            print(f"   {i.method} #{i.sequence} {start} {i.summary!r} cue={i.cue!r} …{i.identity[-40:]}")


def report_expected(folder: Path) -> None:
    """What calmailproc says a calendar should show: dates and hours that our readings must contain."""
    right = total = 0
    for path in sorted((folder / "expected_calmailproc").glob("*.md")):
        shown = set()
        for mail in folder.glob(f"calmailproc__{path.stem}*.eml"):
            for i in invitations(calendar_parts(mail.read_bytes()), zone=ZoneInfo("Europe/Berlin")):
                if i.start and i.end:
                    for zone in (ZoneInfo("Europe/Berlin"), UTC):
                        first, last = i.start.astimezone(zone), i.end.astimezone(zone)
                        shown.add(f"{first:%B} {first.day}, {first.year} {first:%H:%M} - {last:%H:%M}")
        for when in re.findall(r"Date: (\w+ \d+, \d{4})\s*\n(?:- )?\s*Time: (\d\d:\d\d - \d\d:\d\d)", path.read_text()):
            total += 1
            right += " ".join(when) in shown
            if " ".join(when) not in shown:
                print(f"  differs: {path.stem}: expected {' '.join(when)}, ours {sorted(shown)}")
    print(f"calmailproc: {right} of {total} dates and times as expected")


def main() -> None:
    warnings.simplefilter("ignore")
    corpus = Path(sys.argv[1])
    report_ics(corpus / "ics")
    report_invites(corpus / "invites")
    report_expected(corpus / "invites")


if __name__ == "__main__":
    main()
