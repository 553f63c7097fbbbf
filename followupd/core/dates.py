"""The days that a folded sentence names, relative to the day on which it was written.

1. A day without a year is the next one; without a month too. Written on a Friday, "Friday" is a week later.
2. A week ends on its Friday; "next week" begins on the coming Monday; "next Friday" lies in it.
3. A span gives its first and last day ("Dec 3-7", "two to three weeks").
4. Vague words ("early next week", "mid-April") give a `Span` marked vague: it says that no day was named.
5. "3/4" is the fourth of March to some and the third of April to others: no day, unless the language tells.
6. No general date finder: those read "we" as Wednesday (PITFALLS 29).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from followupd.core.date_patterns import MONTHS, NUMBERS, PATTERNS, WEEKDAYS
from followupd.core.pattern import lazy

_DIGIT = lazy(r"\d")
_NEEDS_DIGIT = frozenset({
    "iso", "day_month", "month_day", "dotted", "slashed", "week_of", "weekday_day", "bare_day", "calendar_week",
    "quarter_end",
})  # fmt: skip
# Which stem must be there for a pattern to be worth trying; without any it always is.
_STEMS = {
    "count": (
        "4h", "6h", "8h", "2h", "4 h", "6 h", "8 h", "2 h", "hour", "heure", "stunde", "day", "jour", "tag", "week",
        "semaine", "woche", "fortnight", "month", "mois", "monat",
    ),
    "calendar_week": ("kw", "kalenderwoche", "week ", "semaine ", "woche ", "en s", "in s"),
    "from_today": ("heute in ", "woche", "this time next"),
    "weekend": ("week", "wochenende"),
    "quarter_end": ("end of ", "fin ", "ende "),
    "feast": ("mas", "abend", "eve", "weihnacht", "noel", "silvester"),
    "spell": ("fortnight", "aine"),
    "week": ("week", "semaine", "woche", "semana", "eow"),
    "month_end": ("end", "eom", "fin ", "last day", "month", "monat", " is ", "'s "),
    "year_end": ("year", "annee", "jahr"),
    "weekday": ("day", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "di", "tag", "woch", "es", "abend",
    "sabado", "domingo"),
    "week_of": ("week", "semaine", "woche", "w/"),
}  # fmt: skip
_COMPILED = tuple((name, lazy(pattern), name in _NEEDS_DIGIT, _STEMS.get(name, ())) for name, pattern in PATTERNS)
_VAGUE = lazy(
    r"(?:\b(?:early|earlier|mid|middle of|the middle of|beginning of|start of|first (?:half|part|week) of|"
    r"second half of|"
    r"around|towards? (?!the end)|debut(?: de)?|mi|milieu de|vers(?: le)?|anfang|mitte|gegen|"
    r"sometime after|principios de)"
    r"[ -](?:in )?(?:the |la |der |des |du )?)$"
)
_LOCAL_FIRST = lazy(r"\b(?:le|la|les|nous|vous|votre|und|wir|sie|ihre|der|die)\b")
_FARTHEST = 200  # days: "by November 20", written on the 24th, speaks of no day to come


@dataclass(frozen=True, slots=True)
class Span:
    """Days named in a sentence: `first` to `last`, at [start:end] of it; `vague` when no day is really named."""

    start: int
    end: int
    first: date
    last: date
    kind: str
    vague: bool = False


def spans(text: str, on: date, before: date | None = None) -> list[Span]:
    """The days named in folded `text`, in its order, for a mail written on `on`. Past days are left out.

    `before`: the last day that was named before this sentence, for "the day after".
    """
    has_digit = _DIGIT.search(text) is not None
    taken: list[tuple[int, int]] = []
    found: list[Span] = []
    for name, pattern, digit, stems in _COMPILED:
        if (digit and not has_digit) or (stems and not any(map(text.__contains__, stems))):
            continue
        for match in pattern.finditer(text):
            start, end = match.span()
            if taken and any(start < b and a < end for a, b in taken):
                continue
            if match.group().startswith("dans la ") and any(start - 2 <= b <= start for _, b in taken):
                continue  # "demain dans la journée" is tomorrow
            days = _READERS[name](match, on, text)
            if days is None:
                continue
            taken.append((start, end))
            first, last = days
            if on <= last <= on + timedelta(days=_FARTHEST):
                vague = _VAGUE.search(text, max(0, start - 30), start) is not None
                found.append(Span(start, end, min(first, last), last, name, vague))
    found.sort(key=lambda span: span.start)
    if not tells_since(text):
        return found
    since = list(_since(text, found, before))
    kept = (span for span in found if not any(span.start < other.end and other.start < span.end for other in since))
    return sorted((*kept, *since), key=lambda span: span.start)


def tells_since(text: str) -> bool:
    """Whether a day is told by one that was named before: "the day after"."""
    return _SINCE.search(text) is not None


def _since(text: str, found: Sequence[Span], before: date | None) -> Iterator[Span]:
    """Days told by the one that was named last: "we meet on the 9th and call you the day after"."""
    for match in _SINCE.finditer(text):
        named = [span.last for span in found if span.end <= match.start() and not span.vague]
        base = named[-1] if named else before
        if base is not None:
            day = friday(base) if match["week"] else base + timedelta(days=1 if match["next"] else 0)
            yield Span(*match.span(), day, day, "since")


_SINCE = lazy(
    r"\b(?:(?P<next>(?<!within )(?<!in )(?<!over )(?:the |on the )?(?<!within the )(?<!in the )(?<!over the )"
    r"(?:(?:very )?(?:next|following) (?:day|morning)|day after)"
    r"(?! (?:or (?:two|so)|tomorrow|that you|your|we|you|the (?:interview|test|trial))\b)|"
    r"(?:des )?le lendemain(?: matin)?|am (?:tag|morgen) (?:darauf|danach)|einen tag (?:spater|darauf|danach))|"
    r"(?P<week>(?:the )?(?:end|friday) of that week|that week (?:closes|ends|is out))|"
    r"(?:on )?that (?:same |very )?day|the same day|ce jour-la|(?:noch )?am (?:selben|gleichen) tag|an dem tag)\b",
    needs="day|morning|week|lendemain|darauf|danach|spater|tag|jour",
)


Days = tuple[date, date] | None
_BEFORE_A_SHORT_DAY = (
    "by ",
    "on ",
    "until ",
    "till ",
    "before ",
    "for ",
    "or ",
    "and ",
    "than ",
    "- ",
    "/",
    "eod ",
    "cob ",
    "back ",
)


def friday(of: date) -> date:
    """The Friday of the week of `of`; from a weekend the coming one."""
    return of + timedelta(days=(4 - of.weekday()) % 7)


def monday_of_next_week(on: date) -> date:
    return on + timedelta(days=7 - on.weekday())


def after_business_days(on: date, count: int) -> date:
    """`count` working days after `on`: weekends are skipped, holidays are not."""
    day = on
    for _ in range(min(count, 260)):
        day += timedelta(days=1)
        while day.weekday() >= 5:
            day += timedelta(days=1)
    return day


def after_months(on: date, count: int) -> date:
    index = on.year * 12 + on.month - 1 + count
    return _clipped(index // 12, index % 12 + 1, on.day)


def _clipped(year: int, month: int, day: int) -> date:
    for d in range(day, 27, -1):
        try:
            return date(year, month, d)
        except ValueError:
            continue
    return date(year, month, day)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _next(month: int, day: int, on: date, year: str | None) -> date | None:
    if year:
        return _valid(int(year) if len(year) == 4 else 2000 + int(year), month, day)
    here = _valid(on.year, month, day)
    if here is None or here < on:
        return _valid(on.year + 1, month, day)
    return here


def _pair(first: date | None, last: date | None) -> Days:
    if last is None:
        return None
    return (first or last, last)


def _iso(m: re.Match[str], _on: date, _text: str) -> Days:
    day = _valid(int(m["y"]), int(m["m"]), int(m["d"]))
    return _pair(day, day)


def _day_month(m: re.Match[str], on: date, _text: str) -> Days:
    last = _next(MONTHS[m["mon"]], int(m["d"]), on, m["year"])
    first = _valid(last.year, last.month, int(m["d0"])) if last and m["d0"] else last
    return _pair(first, last)


def _month_day(m: re.Match[str], on: date, _text: str) -> Days:
    month = MONTHS[m["mon"]]
    last = _next(month, int(m["d2"] or m["d"]), on, m["year"])
    return _pair(_valid(last.year, month, int(m["d"])) if last else None, last)


def _dotted(m: re.Match[str], on: date, _text: str) -> Days:
    last = _next(int(m["m"]) or 13, int(m["d"]), on, m["y"]) if 1 <= int(m["m"]) <= 12 else None
    return _pair(None, last)


def _slashed(m: re.Match[str], on: date, text: str) -> Days:
    a, b = int(m["a"]), int(m["b"])
    if m["wd"]:  # "Friday, 12/4" is in December if that is a Friday
        either = (_next(a, b, on, m["y"]), _next(b, a, on, m["y"]))
        named = [day for day in either if day and day.weekday() == WEEKDAYS[m["wd"]]]
        return (named[0], named[0]) if len(set(named)) == 1 else None
    if a > 12 >= b > 0:
        day, month = a, b
    elif (b > 12 >= a > 0) or (a == b and 0 < a <= 12):
        day, month = b, a
    elif 0 < a <= 12 and 0 < b <= 12 and _LOCAL_FIRST.search(text):
        day, month = a, b
    else:
        return None
    last = _next(month, day, on, m["y"])
    return _pair(last, last)


def _week_of(m: re.Match[str], on: date, _text: str) -> Days:
    day, month = int(m["d"] or m["d2"]), m["mon"] or m["mon2"]
    within = _next(MONTHS[month], day, on - timedelta(days=6), None) if month else _next_day_of_month(day, on)
    if within is None:
        return None
    monday = within - timedelta(days=within.weekday())
    return monday, monday + timedelta(days=4)


_HOURS = ("hour", "heure", "stunde", "h")


def _count(m: re.Match[str], on: date, text: str) -> Days:
    count, low = _number(m["n"]), _number(m["n0"] or m["n"])
    before = text[max(0, m.start() - 14) : m.start()]
    if before.endswith(("few ", "several ")) or text.startswith(" ago", m.end()):
        return None
    if m["more"]:
        count += 1
    if m["unit"] in _HOURS and count < 12:
        return None  # how long something takes, not when
    base = on
    if m["anchor"]:
        base = _coming(WEEKDAYS[m["anchor"]], on)
    elif m["today"] == "tomorrow":
        base = on + timedelta(days=1)
    unit, work = m["unit"], bool(m["work"] or m["work2"])
    return _later(base, low, unit, work=work), _later(base, count, unit, work=work)


def _later(base: date, count: int, unit: str, *, work: bool) -> date:
    if unit in ("day", "jour", "tag"):
        return after_business_days(base, count) if work else base + timedelta(days=count)
    if unit in _HOURS:
        return base + timedelta(days=ceil(count / 24))
    if unit in ("month", "mois", "monat"):
        return after_months(base, min(count, 12))
    return base + timedelta(days=count * (14 if unit == "fortnight" else 7))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def _week(m: re.Match[str], on: date, _text: str) -> Days:
    rel = m["rel"]
    monday = on - timedelta(days=on.weekday())
    if "after next" in rel or rel.startswith("uber"):
        monday = monday_of_next_week(on) + timedelta(days=7)
    elif (
        rel.startswith(("next", "following", "coming", "nachste", "kommende", "proxima"))
        or "prochaine" in rel
        or on.weekday() >= 5
    ):
        monday = monday_of_next_week(on)
    return monday, monday + timedelta(days=4)


def _calendar_week(m: re.Match[str], on: date, _text: str) -> Days:
    """ "KW 50", "in week 50": the ISO week, Monday to Friday; the next one of that number."""
    for year in (on.isocalendar().year, on.isocalendar().year + 1):
        try:
            monday = date.fromisocalendar(year, int(m["kw"] or m["kw2"]), 1)
        except ValueError:  # no week 53 in that year
            continue
        if monday + timedelta(days=4) >= on:
            return monday, monday + timedelta(days=4)
    return None


_SPELLS = {"huitaine": 8, "dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30}


def _spell(m: re.Match[str], on: date, _text: str) -> Days:
    """ "The next fortnight", "sous huitaine": days in one word; a count before it ("a fortnight") was read."""
    last = on + timedelta(days=_SPELLS[m["s"]] if m["s"] else 14)
    return last, last


def _month_end(m: re.Match[str], on: date, _text: str) -> Days:
    name = m["mon"] or m["mon2"] or m["mon3"] or m["mon4"]
    year, month = on.year, on.month
    if name:
        month = MONTHS[name]
        year += month < on.month
    elif m["next"]:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    last = _clipped(year, month, 31)
    return last, last


def _year_end(_m: re.Match[str], on: date, _text: str) -> Days:
    return date(on.year, 12, 31), date(on.year, 12, 31)


def _quarter_end(m: re.Match[str], on: date, _text: str) -> Days:
    month = 3 * int(m["q"])
    year = int(m["year"]) if m["year"] else on.year + (month < on.month)
    last = _clipped(year, month, 31)
    return last, last


def _feast(m: re.Match[str], on: date, _text: str) -> Days:
    """Christmas Eve, which is the last day before Christmas too; New Year's Eve."""
    day = _next(12, 31 if m["last"] else 24, on, None)
    return _pair(day, day)


def _weekend(_m: re.Match[str], on: date, _text: str) -> Days:
    """The weekend itself, Saturday and Sunday: "over the weekend"; "by the weekend" is the week's Friday."""
    sunday = on + timedelta(days=6 - on.weekday())
    return sunday - timedelta(days=1), sunday


def _from_today(m: re.Match[str], on: date, _text: str) -> Days:
    """ "Heute in einer Woche", "Freitag in einer Woche", "this time next week"."""
    if m["same"]:
        day = on + timedelta(days=7)
    elif m["wd"]:
        day = _coming(WEEKDAYS[m["wd"]], on) + timedelta(days=7 * _number(m["n2"]))
    else:
        day = on + timedelta(days=_number(m["n"]) * (7 if m["unit"] == "woche" else 1))
    return day, day


def _coming(weekday: int, on: date) -> date:
    return on + timedelta(days=(weekday - on.weekday() - 1) % 7 + 1)


_OF_A_WEEK = lazy(r" (?:of|in) (?:the )?(?:week (?:of|commencing|beginning|starting|after)|w/[cb]|kw)\b")


def _weekday(m: re.Match[str], on: date, text: str) -> Days:
    weekday = WEEKDAYS[m["wd"]]
    pre, post = (m["pre"] or "").strip(" ,"), (m["post"] or "").strip()
    before = text[max(0, m.start() - 8) : m.start()]
    if before.endswith(("last ", "past ")):
        return None
    if not post and _OF_A_WEEK.match(text, m.end()):
        return None  # the week is named, and has its own span
    told = _BEFORE_A_SHORT_DAY + (("you ", " u ") if m["wd"] in ("mon", "wed") else ())
    if m["wd"] in ("sun", "sat", "mon", "wed") and not pre and not before.endswith(told):
        return None  # "mon collègue", "sat down", "the exam you sat"
    if pre == "this" and weekday == on.weekday():
        day = on
    elif post.endswith("after next"):
        day = monday_of_next_week(on) + timedelta(days=weekday + 7)
    elif post in ("diese woche", "dieser woche", "diesen woche", "cette semaine"):
        day = on + timedelta(days=weekday - on.weekday())
    elif post in ("week", "en huit"):
        day = _coming(weekday, on) + timedelta(days=7)
    elif (
        pre in ("next", "next week", "following", "semaine prochaine")
        or pre.endswith("woche")
        or "next week" in post
        or "following" in post
        or "woche" in post
        or "semaine" in post
    ):
        day = monday_of_next_week(on) + timedelta(days=weekday)
    else:
        day = _coming(weekday, on)
    return day, day


def _relative(m: re.Match[str], on: date, _text: str) -> Days:
    rel = m["rel"]
    ahead = 0
    if rel in ("day after tomorrow", "apres-demain", "ubermorgen", "pasado manana"):
        ahead = 2
    elif rel in ("tomorrow", "tmrw", "tmr", "tomoz", "2moro", "demain", "morgen", "manana") or "morgigen" in rel:
        ahead = 1
    return on + timedelta(days=ahead), on + timedelta(days=ahead)


def _next_day_of_month(day: int, on: date) -> date | None:
    for months in range(3):
        first = after_months(on.replace(day=1), months)
        here = _valid(first.year, first.month, day)
        if here and here >= on:
            return here
    return None


def _weekday_day(m: re.Match[str], on: date, _text: str) -> Days:
    """ "Friday 13th", "le vendredi 13", "Freitag, den 13.": the next one. Where that is another weekday it is past."""
    named = m["d"] or m["d2"] or m["d3"]
    day = _next_day_of_month(int(named or m["d4"]), on)
    if day is not None and day.weekday() == WEEKDAYS[m["wd"]]:
        return day, day
    past = on - timedelta(days=1)
    return (past, past) if named else None


def _bare_day(m: re.Match[str], on: date, _text: str) -> Days:
    last = _next_day_of_month(int(m["e2"] or m["e"] or m["f"] or m["g"]), on)
    return _pair(None, last)


_READERS = {
    "iso": _iso, "day_month": _day_month, "month_day": _month_day, "dotted": _dotted, "slashed": _slashed,
    "week_of": _week_of, "count": _count, "week": _week, "calendar_week": _calendar_week, "spell": _spell,
    "month_end": _month_end, "year_end": _year_end,
    "from_today": _from_today, "weekend": _weekend, "quarter_end": _quarter_end, "feast": _feast,
    "weekday_day": _weekday_day, "weekday": _weekday, "relative": _relative, "bare_day": _bare_day,
}  # fmt: skip


def chained(text: str, found: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Runs of spans that belong together ("Monday or Tuesday"), each as its first and last member."""
    index = 0
    while index < len(found):
        first = last = found[index]
        index += 1
        while (
            index < len(found)
            and found[index].last >= last.last
            and _JOINED.fullmatch(text, last.end, found[index].start)
        ):
            last = found[index]
            index += 1
        yield first, last


_JOINED = lazy(
    r",? ?(?:or|and|to|until|till|through|thru|-|/|ou|et|au|jusqu'au|bis|bis zum|oder|und|al|a)? ?(?:the |on |am |"
    r"le |el |zum |on the |possibly |latest )?"
)
