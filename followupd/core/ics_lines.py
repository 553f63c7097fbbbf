"""Calendar bytes → components and their properties (RFC 5545 section 3.1), whatever is broken in them.

icalendar reads every property line. The tree is ours for two reasons: the library gives up
on a whole file for one bad line, and it keeps every VTIMEZONE that it meets for the life of the
process, so that one sender's "Customized Time Zone" would become the next sender's.
Time and memory are linear in the size of the file, which is capped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from followupd.core.pattern import lazy
from followupd.core.word_list import words

LARGEST = 16 * 1024 * 1024
"""Bytes of one calendar object; beyond it is not read at all. Attached documents are the bulk of big ones."""
_LONGEST_LINE = 32_768
_MOST_COMPONENTS = 10_000
_DEEPEST = 16

_WANTED = words(
    """
    METHOD UID RECURRENCE-ID SEQUENCE DTSTAMP DTSTART DTEND DURATION SUMMARY DESCRIPTION ORGANIZER ATTENDEE STATUS
    X-MICROSOFT-CDO-ALLDAYEVENT TZID TZOFFSETTO TZOFFSETFROM RRULE RDATE
    """
)
_ESCAPED = lazy(r"\\([\\,;nN])")
_NAME = lazy(r"[A-Za-z0-9-]+")
_BREAK = lazy(r"\r\n|\n|\r")
_UNQUOTED_ZONE = lazy(r"(;TZID=)([a-z]+://[^\";:]*)", re.IGNORECASE)
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


@dataclass(frozen=True, slots=True)
class Property:
    """One content line: parameters with their names in upper case, the value unescaped."""

    value: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Component:
    """VCALENDAR, VEVENT, VTIMEZONE, STANDARD …: its properties by name, in upper case, and what it contains."""

    name: str
    properties: dict[str, list[Property]] = field(default_factory=dict)
    children: list[Component] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        found = self.properties.get(name)
        return found[0] if found else None

    def value(self, name: str) -> str:
        found = self.first(name)
        return found.value.strip() if found else ""


def components(data: bytes) -> list[Component]:
    """The VCALENDARs in `data`. One that is not closed counts; a component inside that is not closed does not."""
    if len(data) > LARGEST or b"BEGIN:" not in data.upper():
        return []
    calendars: list[Component] = []
    open_: list[Component] = []
    made = skipping = 0
    for line in _lines(_decoded(data)):
        name = _NAME.match(line)
        word = name.group().upper() if name else ""
        if word == "BEGIN":
            kind = line[6:].strip().upper()
            if skipping or made >= _MOST_COMPONENTS or len(open_) >= _DEEPEST or (not open_ and kind != "VCALENDAR"):
                skipping += 1
                continue
            made += 1
            component = Component(kind)
            if kind == "VCALENDAR":
                open_ = [component]
                calendars.append(component)
            else:
                open_.append(component)
        elif word == "END":
            if skipping:
                skipping -= 1
            elif len(open_) > 1 and line[4:].strip().upper() == open_[-1].name:
                closed = open_.pop()
                open_[-1].children.append(closed)
            elif len(open_) == 1:
                open_ = []
        elif open_ and not skipping and word in _WANTED and (read := _property(line, len(word))):
            open_[-1].properties.setdefault(word, []).append(read)
    return calendars


def _decoded(data: bytes) -> str:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return data.decode(charset, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _lines(text: str) -> Iterator[str]:
    """Content lines, unfolded (RFC 5545 3.1) and cut off at a length that no honest one reaches."""
    parts: list[str] = []
    size = 0
    for line in _BREAK.split(text):
        if line[:1] in {" ", "\t"} and parts:
            if size < _LONGEST_LINE:
                parts.append(line[1:])
                size += len(line)
            continue
        if parts:
            yield "".join(parts)[:_LONGEST_LINE]
        parts, size = ([line.lstrip()], len(line)) if line.strip() else ([], 0)
    if parts:
        yield "".join(parts)[:_LONGEST_LINE]


def _unescaped(escape: re.Match[str]) -> str:
    return "\n" if escape[1] in "nN" else escape[1]


def _property(line: str, name_ends: int) -> Property | None:
    """One line read; None for one that cannot be."""
    if line.startswith(":", name_ends):
        return Property(_ESCAPED.sub(_unescaped, line[name_ends + 1 :]))  # most lines: no parameters
    from icalendar.parser import Contentline

    # Exchange writes TZID=tzone://Microsoft/Utc bare, though a value with a colon must be quoted (RFC 5545 3.2)
    line = _UNQUOTED_ZONE.sub(r'\1"\2"', line)
    try:
        _, params, value = Contentline(line).parts()  # type: ignore[no-untyped-call]
    except (ValueError, AssertionError, TypeError, KeyError, IndexError):
        return None
    texts = {
        str(key).upper(): ",".join(map(str, given)) if isinstance(given, list) else str(given)
        for key, given in params.items()
    }
    return Property(value, texts)
