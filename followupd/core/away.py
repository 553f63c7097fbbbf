"""The last day away that an automatic reply names (SPEC section 7).

"Back on the 9th" gives the 8th, "until the 15th" the 15th, "from 3 to 14 August" the 14th. Where both are
said, the later day holds: between Friday the 14th and Monday the 17th nobody reads mail either.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from followupd.core.dates import Span, chained, spans
from followupd.core.folding import fold
from followupd.core.pattern import lazy
from followupd.core.sentences import sentences

_LONGEST_TEXT = 6_000
_BACK = lazy(
    r"(?:\b(?:back|return(?:s|ing|ed)?|resume|resuming|reachable again|available again|again available|"
    r"in the office again|retour|rentre|rentrerai|reviens|reviendrai|"
    r"reprendrai|reprends|joignable|disponible|zuruck|wieder|erreichbar|ruckkehr|regreso|regresare|vuelta|volvere|"
    r"vuelvo|volver|disponible de nuevo)\b"
    r"(?:(?! until | till | bis ).){0,50}|\b(?:ab|a partir d[eu]|from|as of|a partir del)(?: (?:dem|le|the|el))? ?)$"
)
_UNTIL = lazy(
    r"\b(?:until|till|til|through|thru|to|up to|up until|including|ending|ends|end date|last day|bis|bis zum|"
    r"bis einschliesslich|jusqu'au|jusqu'a|jusque|hasta|au)\b"
    r"(?: (?:and|including|inclusive|the|le|el|la|end of|fin|ende|einschliesslich|einschl|inkl|incl|zum|late|noon|of|"
    r"and including|du|de))*\.? ?$|\d(?:st|nd|rd|th|\.|, 20\d\d)? ?- ?(?:the )?$"
)
_NOT_BACK_UNTIL = lazy(r"\bnot (?:be )?(?:back|return\w*)(?: \w+){0,4} (?:until|till|before)(?: the)? ?$")
_THEN_BACK = lazy(r".{0,25}\b(?:wieder|zuruck|de retour|i am back|i will be back|i return)\b")
_SPAN_OF_TIME = lazy(
    r"\b(?:this|for|the next|next|for the|during|all|pour|pendant|durante|fur|in den)\b[\w ]{0,20}$|^$"
)
_AWAY = lazy(
    r"\b(?:out|away|leave|vacation|holidays?|ooo|travel\w*|absent\w*|absence|office|unavailable|offline|conference|"
    r"conge|vacances|conges|deplacement|"
    r"abwesen\w*|urlaub\w*|nicht im (?:buro|haus)|ferien|elternzeit|dienstreise|ausser haus|fuera|ausente|vacaciones|"
    r"permiso|off|pto|parental|sabbatical|access|not (?:be )?(?:in|available|reading))\b"
)


def until(text: str, subject: str, on: date) -> date | None:
    """The last day away, or None when the automatic reply names none. `on`: the day it was written."""
    latest: date | None = None
    for sentence in [subject, *sentences(text[:_LONGEST_TEXT])[:40]]:
        day = _last_day(fold(sentence), on)
        if day is not None and (latest is None or day > latest):
            latest = day
    return latest


def _last_day(text: str, on: date) -> date | None:
    named = spans(text, on - timedelta(days=1))
    if not named:
        return None
    named = spans(text, on)
    latest: date | None = None
    away = _AWAY.search(text) is not None
    for first, last in chained(text, named):
        if first.vague or last.vague:
            continue
        day = _day_of(text, first, last, away=away)
        if day is not None and day >= on and (latest is None or day > latest):
            latest = day
    return latest


def _day_of(text: str, first: Span, last: Span, *, away: bool) -> date | None:
    lead = text[max(0, first.start - 70) : first.start]
    joined = first is not last or first.first != first.last
    if _NOT_BACK_UNTIL.search(lead):
        return first.first - timedelta(days=1)
    if _UNTIL.search(lead):
        return last.last
    if _BACK.search(lead) and (not joined or first.kind in ("week", "week_of", "count")) and first.kind != "month_end":
        begins = last.last if first.kind == "count" else first.first
        return begins - timedelta(days=1)
    if not joined and _THEN_BACK.match(text, last.end):
        return first.first - timedelta(days=1)
    if joined and first.kind not in ("week", "week_of", "count"):
        return last.last if away else None
    if (
        away
        and first.kind in ("week", "count", "relative", "week_of", "day_month", "month_day", "weekday")
        and _SPAN_OF_TIME.search(lead)
    ):
        return last.last
    if away and first.kind in ("relative", "week"):
        return last.last
    if away and re.search(r"\b(?:on|le|am|el|out|off|away)(?: (?:all day))? ?$", lead):
        return last.last
    return None
