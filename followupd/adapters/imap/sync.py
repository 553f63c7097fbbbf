"""Reading a folder from a cursor on: new headers, of those the wanted mails whole, in batches.

1. Every UID below the cursor's `uidnext` has been dealt with; a batch's cursor never runs ahead of its mails.
2. The cursor is the highest UID seen plus one. The server's UIDNEXT is a hint: some leave it out, some are wrong.
3. A new UIDVALIDITY, a new interest, or UIDs that started over mean: the window again, headers only.
   Message-IDs keep a mail from counting twice, `Interest.read` keeps it from being fetched twice.
4. One mail that the server will not give is counted as unreadable and passed over; it stops nothing.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

import structlog

from followupd.adapters.imap.fetch import Fetched, names_calendar
from followupd.adapters.imap.session import BODY_FIRST, BODY_WHOLE, Examined, NotDone, Session
from followupd.adapters.imap.sieve import Sieve
from followupd.adapters.imap.uids import Cutter, Slice, Uids
from followupd.core.interest import Interest
from followupd.errors import MailboxError
from followupd.model import Place, RawMail, Role
from followupd.ports import Batch, Cursor

FEWEST, MOST = 50, 16_000  # messages in one header FETCH
BODIES = 50  # mails in one body FETCH
BATCH_BYTES = 2 << 20  # mails held before they are handed over
AT_EASE, TOO_LONG = 1.0, 5.0  # seconds that a header FETCH may take before the next one grows or shrinks

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Folder:
    """A folder being read: who it is, and how far this pass has come."""

    session: Session
    account: str
    name: str
    role: Role
    interest: Interest
    sieve: Sieve
    cursor: Cursor
    mails: list[RawMail] = field(default_factory=list)
    size: int = 0
    seen: int = 0
    unreadable: int = 0

    def batch(self, uidnext: int, *, caught_up: bool = False) -> Batch:
        """What has come together since the last batch; with it everything below `uidnext` is dealt with."""
        self.cursor = replace(self.cursor, uidnext=max(uidnext, self.cursor.uidnext))
        batch = Batch(
            self.account,
            self.name,
            self.role,
            tuple(self.mails),
            self.cursor,
            self.seen,
            self.unreadable,
            caught_up,
        )
        self.mails = []
        self.size = self.seen = self.unreadable = 0
        return batch


def sync(session: Session, role: Role, cursor: Cursor | None, interest: Interest, since: date) -> Iterator[Batch]:
    """Read the examined folder from `cursor` on; the last batch says `caught_up`.

    Without a usable cursor: what arrived on or after `since` (all of Drafts). Raises as the Session does.
    """
    examined = session.examined
    if examined is None:
        raise MailboxError("No folder is open.")
    uids, start, end = _news(session, examined, cursor, interest, role, since)
    begun = Cursor(session.account, examined.folder, examined.uidvalidity, start, interest.fingerprint)
    folder = Folder(session, session.account, examined.folder, role, interest, Sieve(interest, role), begun)
    cutter = Cutter(uids)
    count = 1000
    part = cutter.take(count)
    while part is not None:
        before = time.monotonic()
        wanted = _wanted(folder, part)
        took = time.monotonic() - before
        count = min(MOST, count * 2) if took < AT_EASE else max(FEWEST, count // 2) if took > TOO_LONG else count
        yield from _bodies(folder, wanted)
        dealt_with = part.high + 1
        part = cutter.take(count)
        if part is not None:
            yield folder.batch(dealt_with)
    yield folder.batch(end, caught_up=True)


def _news(  # what a pass is made of
    session: Session, examined: Examined, cursor: Cursor | None, interest: Interest, role: Role, since: date
) -> tuple[Uids, int, int]:
    """The UIDs to look at, where the cursor stands before them, and where it stands after them."""
    known = cursor is not None and cursor.uidvalidity == examined.uidvalidity
    if cursor is not None and known and cursor.interest == interest.fingerprint:
        # `n:*` means `*:n` when n is past the end: it names the last message, whatever its number (RFC 3501 6.4.8)
        uids = session.search(f"UID {cursor.uidnext}:*")
        fell = examined.uidnext is not None and examined.uidnext < cursor.uidnext
        examined.uidnext = None  # it was true at the time of EXAMINE only
        if not fell or uids.top >= cursor.uidnext - 1:
            return uids.above(cursor.uidnext), cursor.uidnext, max(cursor.uidnext, uids.top + 1)
        log.info("imap.uids_started_over", account=session.account, role=role.value)
    examined.uidnext = None
    last = session.last_uid()
    uids = session.search("ALL" if role is Role.DRAFTS else f"SINCE {imap_date(since)}")
    end = max(last, uids.top) + 1
    return uids, uids.bottom or end, end  # what lies before the window counts as dealt with


def _wanted(folder: Folder, part: Slice) -> list[int]:
    """The UIDs of `part` whose mails are to be read whole."""
    passes, wants = folder.sieve.passes, folder.interest.wants
    role = folder.role
    session = folder.session
    wanted: list[int] = []
    seen = 0
    try:
        for uid, fields, structure in session.headers(part, structure=role is Role.INBOX):
            seen += 1
            if fields is None:
                folder.unreadable += 1
            elif passes(fields) and wants(fields, role, has_calendar=bool(structure) and names_calendar(structure)):
                wanted.append(uid)
    except NotDone as error:
        if part.count == 1:
            folder.unreadable += 1
            folder.seen += 1
            log.warning("imap.unreadable", account=folder.account, role=role.value, uid=part.low, why=error.title)
            return []
        first, second = part.halves()
        return _wanted(folder, first) + _wanted(folder, second)
    folder.seen += seen
    return sorted(set(wanted))


def _bodies(folder: Folder, wanted: list[int]) -> Iterator[Batch]:
    """Fetch the `wanted` mails; batches on the way when many bytes have come together."""
    for i in range(0, len(wanted), BODIES):
        group = wanted[i : i + BODIES]
        if i:
            yield folder.batch(group[0])
        long: list[Fetched] = []
        got: set[int] = set()
        try:
            for mail in folder.session.bodies(",".join(map(str, group))):
                if mail.uid not in group or mail.uid in got:
                    continue
                got.add(mail.uid)
                if mail.text is not None and len(mail.text) == BODY_FIRST < mail.size:
                    long.append(mail)
                else:
                    _keep(folder, mail)
                if folder.size >= BATCH_BYTES:
                    yield folder.batch(0)
        except NotDone:
            yield from _one_by_one(folder, [uid for uid in group if uid not in got])
        for mail in long:
            _keep(folder, _completed(folder, mail))


def _one_by_one(folder: Folder, group: list[int]) -> Iterator[Batch]:
    """After a NO to several mails: each alone, so that only the bad one is lost."""
    for uid in group:
        try:
            for mail in folder.session.bodies(str(uid)):
                if mail.uid == uid:
                    _keep(folder, _completed(folder, mail))
        except NotDone as error:
            folder.unreadable += 1
            log.warning("imap.unreadable", account=folder.account, role=folder.role.value, uid=uid, why=error.title)
        if folder.size >= BATCH_BYTES:
            yield folder.batch(0)


def _completed(folder: Folder, mail: Fetched) -> Fetched:
    """The mail with what lies behind its first part, when it is not too large to be read whole."""
    if mail.text is None or len(mail.text) != BODY_FIRST or mail.size <= BODY_FIRST:
        return mail
    if mail.size > BODY_WHOLE:
        log.warning("imap.mail_cut", account=folder.account, role=folder.role.value, uid=mail.uid, size=mail.size)
        return mail
    try:
        for rest in folder.session.bodies(str(mail.uid), BODY_FIRST, BODY_WHOLE - BODY_FIRST):
            if rest.uid == mail.uid and rest.text:
                mail.text += rest.text
    except NotDone as error:
        log.warning("imap.mail_cut", account=folder.account, role=folder.role.value, uid=mail.uid, why=error.title)
    return mail


def _keep(folder: Folder, mail: Fetched) -> None:
    if not mail.text:
        folder.unreadable += 1
        log.warning("imap.unreadable", account=folder.account, role=folder.role.value, uid=mail.uid, why="no text")
        return
    place = Place(folder.account, folder.name, folder.role, folder.cursor.uidvalidity, mail.uid)
    folder.mails.append(RawMail(mail.text, folder.role, place, mail.received))
    folder.size += len(mail.text)


def imap_date(day: date) -> str:
    """A date as SEARCH takes it (RFC 3501 `date`): 1-Feb-2026, in English whatever the locale."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{day.day}-{months[day.month - 1]}-{day.year:04d}"
