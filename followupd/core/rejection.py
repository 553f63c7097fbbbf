"""Whether a sentence tells its reader that somebody else, or nobody, gets the job (SPEC section 8).

1. Meaning, not phrases: a negative outcome (not moved forward, not selected, another chosen, role filled)
   that is about the reader's application. "Unfortunately" alone says nothing.
2. A sentence is *plain* when it names the reader's part ("your application", "you", "other candidates"),
   *implied* when only the talk of jobs around it makes it one ("we went in another direction").
3. Never: a condition ("if you are not selected"), a question, a maybe, a quotation, a matter of time
   ("not until Monday", "this week"), what is said of another person, role, school, paper or vendor.
4. Two soft signs together ("many qualified applicants" and "wish you luck in your search") are one.
5. Unsure is no rejection: a false one costs the user's trust.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from followupd.core.pattern import first, lazy
from followupd.core.rejection_abroad import (
    IMPLIED_DE,
    IMPLIED_FR,
    PLAIN_DE,
    PLAIN_ES,
    PLAIN_FR,
)
from followupd.core.rejection_context import (
    A_JOB_INDEED,
    ABOUT_ELSE,
    ABOUT_PAST,
    ABOUT_TIME,
    ANOTHER_MATTER,
    BREAK,
    CONDITION,
    ELSEWHERE,
    JOB,
    NEGATED,
    OF_A_PORTAL,
    OTHER_PERSON,
    OTHER_ROLE,
    PARTING,
    QUOTED,
    REFUSES,
    RETRACTED,
    SAYS_NO,
    SOFT_BYE,
    SOFT_NO,
    STEMS,
    STILL_OPEN,
    STRONG_JOB,
    THANKS,
    TITLE,
    UNDONE,
    WOULD_FINE,
)
from followupd.core.rejection_frames import IMPLIED, IMPLIED_ABROAD, PLAIN, PLAIN_ABROAD
from followupd.core.rejection_words import (
    IMPLIED_EN,
    PLAIN_EN,
)


class Force(IntEnum):
    """How plainly a sentence rejects."""

    NONE = 0
    IMPLIED = 1
    PLAIN = 2


# By language: words of which the sentence must bear one, then the patterns.
_LANGUAGES = tuple(
    (words, tuple(map(lazy, plain)), tuple(map(lazy, implied)))
    for words, plain, implied in (
        (
            (" to ", " with ", "you", "we ", " the ", "the ", " a ", " is ", " was ", " not ", "no "),
            PLAIN_EN,
            IMPLIED_EN,
        ),
        (("vous", "votre", "nous", "candidat", "poste", "retenu"), PLAIN_FR, IMPLIED_FR),
        (("sie ", "ihne", "ihre", "wir ", "bewerb", "stelle", "dein", "leider"), PLAIN_DE, IMPLIED_DE),
        (("candidat", "seleccionad", "elegid", "perfil"), PLAIN_ES, ()),
    )
)

_FRAMES_PLAIN = tuple((words, lazy(pattern)) for words, pattern in (*PLAIN, *PLAIN_ABROAD))
_FRAMES_IMPLIED = tuple((words, lazy(pattern)) for words, pattern in (*IMPLIED, *IMPLIED_ABROAD))
_FRAME_WORDS = frozenset(word for words, _ in (*_FRAMES_PLAIN, *_FRAMES_IMPLIED) for word in words)
_Frames = tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]


def force(text: str, whole: str | None = None) -> Force:
    """How plainly one folded sentence tells its reader no. `whole`: the mail that it stands in, folded."""
    if text.endswith("?"):
        return Force.NONE
    plain, implied = _live(text if whole is None else whole)
    found = Force.NONE
    if _frame_stands(plain, text):
        return Force.PLAIN
    if _frame_stands(implied, text):
        found = Force.IMPLIED
    if not any(map(text.__contains__, STEMS)):
        return found
    for words, said, meant in _LANGUAGES:
        if not any(map(text.__contains__, words)):
            continue
        if _any_stands(said, text):
            return Force.PLAIN
        if _any_stands(meant, text):
            found = Force.IMPLIED
    return found


@lru_cache(maxsize=1)
def _live(whole: str) -> tuple[_Frames, _Frames]:
    """The frames, plain and implied ones, one of whose words occurs in a text at all: most mails have few."""
    bears = {word for word in _FRAME_WORDS if word in whole}
    plain, implied = (
        tuple(frame for frame in frames if not bears.isdisjoint(frame[0]))
        for frames in (_FRAMES_PLAIN, _FRAMES_IMPLIED)
    )
    return plain, implied


def _frame_stands(frames: _Frames, text: str) -> bool:
    return any(
        (match := pattern.search(text)) is not None and _stands(text, match)
        for words, pattern in frames
        if any(map(text.__contains__, words))
    )


def _any_stands(patterns: tuple[re.Pattern[str], ...], text: str) -> bool:
    return any((match := pattern.search(text)) is not None and _stands(text, match) for pattern in patterns)


def _stands(text: str, match: re.Match[str]) -> bool:
    """Whether nothing around the refusal takes it back."""
    start, end = match.span()
    clause = 0
    for cut in BREAK.finditer(text, 0, start):
        clause = cut.end()
    before = WOULD_FINE.sub(" ", text[clause:start])
    here = text[start:end]
    if (
        CONDITION.search(before)
        or CONDITION.match(here)
        or NEGATED.search(text, clause, _first_word_end(text, start, end))
    ):
        return False
    if (
        (REFUSES.search(here) and ABOUT_TIME.match(text[end:]))
        or ABOUT_PAST.search(text)
        or OTHER_PERSON.search(text[clause:end])
        or OTHER_ROLE.search(text, end)
        or UNDONE.search(text)
    ):
        return False
    return not any(quote.start() < end and start < quote.end() for quote in QUOTED.finditer(text))


def _first_word_end(text: str, start: int, end: int) -> int:
    space = text.find(" ", start, end)
    return space if space > 0 else end


def speaks_of_a_job(folded: list[str], subject: str) -> bool:
    """Whether a mail's folded sentences, or its folded subject, speak of applying, hiring or working for somebody."""
    return bool(JOB.search(subject)) or first(JOB, folded) is not None


def speaks_of_another_matter(whole: str, subject: str) -> bool:
    """Whether a folded mail is about a flat, a loan, a school, a paper rather than a job."""
    if ABOUT_ELSE.search(whole) and not (STRONG_JOB.search(whole) or STRONG_JOB.search(subject)):
        return True
    return is_of_a_school_or_a_loan(whole, subject)


def is_of_a_school_or_a_loan(whole: str, subject: str) -> bool:
    """Whether a folded mail is about what refuses in the words of an employer: a school, a journal, a landlord."""
    return bool(ANOTHER_MATTER.search(whole)) and not A_JOB_INDEED.search(f"{subject} {whole}")


def rejecting(folded: list[str], subject: str) -> int | None:
    """The index of the sentence that rejects its reader, among a mail's folded sentences; None when none does.

    `subject` is the folded subject: it only helps to tell that the mail speaks of a job.
    """
    whole = " ".join(folded)
    if not (TITLE.search(subject) or speaks_of_a_job(folded, subject)):
        return None
    if speaks_of_another_matter(whole, subject):
        return None
    implied: int | None = None
    for index, text in enumerate(folded):
        how = force(text, whole)
        if how is Force.PLAIN:
            return None if _elsewhere(whole) else index
        if how is Force.IMPLIED and implied is None:
            implied = index
    if implied is not None and (_elsewhere(whole) or OF_A_PORTAL.search(whole)):
        return None
    if implied is not None and not any(
        STILL_OPEN.search(text) and not THANKS.search(text) for i, text in enumerate(folded) if i != implied
    ):
        return implied
    return _soft(folded, subject)


def _elsewhere(whole: str) -> bool:
    """Whether the mail takes its refusal back, or tells that of somebody else, or the reader's own."""
    return bool(RETRACTED.search(whole) or ELSEWHERE.search(whole))


def _soft(folded: list[str], subject: str) -> int | None:
    """Two soft signs, or one under a subject that says no; and nothing that keeps the matter open."""
    if SAYS_NO.search(subject) and not subject.startswith(("re:", "aw:", "fwd:", "fw:")):
        parting = next((i for i, text in enumerate(folded) if PARTING.search(text) and " if " not in f" {text}"), None)
        if parting is not None and not _elsewhere(" ".join(folded)):
            return parting
    bye = next((i for i, text in enumerate(folded) if SOFT_BYE.search(text) and not CONDITION.search(text)), None)
    if bye is None or any(STILL_OPEN.search(text) or text.endswith("?") for text in folded):
        return None
    no = next((i for i, text in enumerate(folded) if SOFT_NO.search(text) and not CONDITION.search(text)), None)
    if no is None or first(JOB, folded) is None:
        return None
    return no
