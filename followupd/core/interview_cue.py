"""Is this appointment a job interview? The words that say so, or nothing.

1. Precision first: a dentist, a stand-up or a lunch has no cue, and a podcast, an exit or a
   user-research interview is none even when it comes from somebody whom we watch.
2. The title decides before the description, the description before the sender. Titles are short and
   say what the thing is; descriptions and mails speak of much else, so only whole phrases count there.
3. A weak word ("intro call", "chat with", "panel") counts only beside words of hiring.
4. A job may be called like a non-interview ("Interview: Podcast Producer"): what rules out is the
   kind of interview, never a mere word beside it.
"""

from __future__ import annotations

import re

from followupd.core import interview_words as w
from followupd.core.company_name import company_name
from followupd.core.domains import registrable
from followupd.model import Address

_LONGEST_TITLE = 400
_LONGEST_BODY = 20_000


def interview_cue(
    summary: str,
    description: str = "",
    *,
    subject: str = "",
    senders: tuple[Address, ...] = (),
    text: str = "",
) -> tuple[str, bool]:
    """The words that make an appointment a job interview, and whether it is an interview of another kind.

    `senders` are the mail's sender and the organizer. The words are "" when there are none; with
    the second value true they always are.
    """
    title, subject = summary[:_LONGEST_TITLE], subject[:_LONGEST_TITLE]
    body = f"{description[:_LONGEST_BODY]}\n{text[:_LONGEST_BODY]}"
    lower = body.lower()
    if _other_kind(title, subject, body, lower):
        return "", True
    if found := _strong(title):
        return found, False
    if w.NO_INTERVIEW_TITLE.search(title):
        return "", False
    if found := _strong(subject):
        return found, False
    sender = _hiring_sender(senders)
    if weak := (w.WEAK.search(title) or w.WEAK.search(subject)):
        beside = w.HIRING_BODY.search(body) or w.HIRING_TITLE.search(title) or w.HIRING_TITLE.search(subject)
        if beside or sender:
            return _clean(weak.group()), False
    if w.SOCIAL_TITLE.search(title):
        return sender, False
    if _holds(lower, w.STRONG_BODY_NEEDS) and (found_in_body := w.STRONG_BODY.search(body)):
        return _clean(found_in_body.group()), False
    return sender, False


def _holds(lower: str, needed: tuple[str, ...]) -> bool:
    return any(word in lower for word in needed)


def _other_kind(title: str, subject: str, body: str, lower: str) -> bool:
    if w.OTHER_INTERVIEW.search(title) or w.OTHER_INTERVIEW.search(subject):
        return True
    if _holds(lower, w.INTERVIEWERS_SIDE_NEEDS) and w.INTERVIEWERS_SIDE.search(body):
        return True
    # what a body says in passing rules out only where nothing speaks of hiring
    if not _holds(lower, w.OTHER_INTERVIEW_BODY_NEEDS) or not w.OTHER_INTERVIEW_BODY.search(body):
        return False
    return not (w.HIRING_BODY_SURE.search(body) or w.HIRING_TITLE_SURE.search(title))


def _strong(heading: str) -> str:
    if found := w.STRONG.search(heading):
        return _clean(found.group())
    if (bare := w.BARE_ON_SITE.search(heading)) and not w.OTHER_ON_SITE.search(heading):
        on_site = re.search(r"on-?site", bare.group(), re.IGNORECASE)
        return on_site.group() if on_site else ""
    return ""


def _hiring_sender(senders: tuple[Address, ...]) -> str:
    """The name or address that shows that whoever sends this is hiring; "" when none does."""
    for sender in senders:
        local = sender.address.partition("@")[0]
        if w.HIRING_SENDER.search(sender.name) and company_name(sender.name):
            return sender.name
        if registrable(sender.domain) in w.TRACKERS or w.HIRING_MAILBOX.match(local):
            return sender.address
    return ""


def _clean(found: str) -> str:
    return " ".join(found.split()).strip(" :-–")
