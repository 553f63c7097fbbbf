"""The nouns of followupd, as frozen values. No behaviour beyond what a value can say of itself.

Every `datetime` is aware. `Header.date` keeps the offset of the mail; everything derived
is compared as an instant. A `date` is a calendar day in the user's time zone.

A mail becomes a `Message` (its bytes, decoded), a Message becomes a `Reading` (what that
one mail says, whoever reads it: no history, no watch list). Readings and `Deed`s (what the
user told us) are the only truth; events, findings and nudges are derived from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from followupd.value import Value


class Role(StrEnum):
    """What a folder is for (SPEC section 2)."""

    SENT = "sent"
    INBOX = "inbox"
    DRAFTS = "drafts"


# ------------------------------------------------------------------ mail, as bytes and as read


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Place(Value):
    """Where a message lies on a server. `uid` is valid under `uidvalidity` only (RFC 3501 2.3.1.1)."""

    account: str
    folder: str
    role: Role
    uidvalidity: int = 0
    uid: int = 0


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class RawMail(Value):
    """One mail as it came: RFC 5322 bytes, whole."""

    data: bytes
    role: Role | None = None  # None: from disk, told by the From address
    place: Place | None = None
    received: datetime | None = None  # INTERNALDATE, or the mbox "From " line


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Address(Value):
    """A mailbox: display name as written, address in lower case."""

    address: str
    name: str = ""

    @property
    def domain(self) -> str:
        return self.address.rpartition("@")[2]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Header(Value):
    """The header of one mail: who, when, which thread.

    `message_id` bears its angle brackets, or is `sha256:…` where the mail has none.
    `reply_ids` are In-Reply-To and References, in the order of the header, without doubles.
    """

    message_id: str
    date: datetime
    sender: Address
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    subject: str = ""
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    # Raw values of the fields that tell machines from people, keys in lower case:
    # auto-submitted, precedence, list-id, list-unsubscribe, x-autoreply, return-path, …
    marks: Mapping[str, str] = field(default_factory=dict)

    @property
    def recipients(self) -> tuple[Address, ...]:
        return self.to + self.cc + self.bcc

    @property
    def reply_ids(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.in_reply_to + self.references))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Attachment(Value):
    """A part that is not the text: its name, type, size in bytes; `inline` when shown in the body."""

    filename: str
    content_type: str
    size: int
    inline: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class DeliveryReport(Value):
    """What a delivery status notification says (RFC 3464): `failed` only for a final failure."""

    failed: bool
    recipients: tuple[str, ...]
    original_id: str | None
    text: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OwnWords(Value):
    """What the author of a mail wrote, told from what is quoted, forwarded or signed.

    `paragraphs` is what counts for length; greeting and sign-off stand apart, and so do `aside`:
    courtesy lines that stand alone, and postscripts.
    """

    paragraphs: tuple[str, ...]
    greeting: str = ""
    sign_off: str = ""
    signature: str = ""
    forwarded: bool = False  # the mail carries a forwarded message
    aside: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Message(Value):
    """One mail, decoded. `text` is its plain text (HTML read as text), quotes still in it."""

    header: Header
    text: str
    own: OwnWords
    calendars: tuple[bytes, ...] = ()  # text/calendar parts and .ics attachments, decoded bytes
    attachments: tuple[Attachment, ...] = ()
    report: DeliveryReport | None = None
    is_receipt: bool = False  # a disposition notification (RFC 8098)
    defects: tuple[str, ...] = ()


# ------------------------------------------------------------------ what one mail says


class Kind(StrEnum):
    """What an inbound mail is, judged from that mail alone (SPEC section 8)."""

    HUMAN = "human"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    REJECTION = "rejection"
    OFFER = "offer"
    INVITATION = "invitation"  # in prose; calendar objects are `Reading.invitations`
    ACKNOWLEDGEMENT = "acknowledgement"
    BULK = "bulk"
    RECEIPT = "receipt"
    MACHINE = "machine"  # automatic, and none of the above


class Method(StrEnum):
    """The iTIP methods that matter here (RFC 5546)."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    REPLY = "REPLY"
    COUNTER = "COUNTER"
    PUBLISH = "PUBLISH"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Attendee(Value):
    """One ATTENDEE or ORGANIZER of a calendar object."""

    address: str
    name: str = ""
    is_room: bool = False  # CUTYPE ROOM or RESOURCE (RFC 5545 3.2.3)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Invitation(Value):
    """One VEVENT of a calendar part (RFC 5545, RFC 5546).

    `start` and `end` are aware; for an all-day event they are local midnights in the user's
    zone. `start` is None when the zone is unknown (`unknown_zone` names it): ask the user.
    """

    identity: str  # UID, then RECURRENCE-ID when there is one
    method: Method
    sequence: int
    stamp: datetime | None  # DTSTAMP
    start: datetime | None
    end: datetime | None
    all_day: bool = False
    summary: str = ""
    cue: str = ""  # the words that make it an interview; "" when there are none
    not_interview: bool = False  # podcast, exit, user-research interview
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    unknown_zone: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Promise(Value):
    """The last day by which they said they would decide, and the sentence that says so."""

    by: date
    sentence: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Inbound(Value):
    """What an inbound mail says on its own. `evidence` is the sentence that decided `kind`."""

    kind: Kind
    evidence: str = ""
    by_machine: bool = False  # a rejection, offer or invitation that no person typed
    promise: Promise | None = None
    until: date | None = None  # last day away, of an automatic reply
    start: datetime | None = None  # of an invitation in prose, when it names day and time
    introduces: str = ""  # the sentence that brings somebody in ("looping in Carol")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Outbound(Value):
    """What the user's own words in one mail amount to. Each str is the evidence, "" for none.

    Only what needs no history: which of it becomes a finding is decided in `core.rules`.
    """

    paragraphs: int
    words: int
    thank_you: str = ""  # thanks for an interview or a meeting
    thanks_for: int = 0  # days before the mail's own day that the thanks speak of ("yesterday" is 1)
    status_request: str = ""  # a bare request for status, nothing specific: FU201
    desperate: str = ""  # FU203
    feedback_demand: str = ""  # FU206: a demand
    feedback_request: str = ""  # FU206: any request for feedback or reasons
    placeholder: str = ""  # FU207
    greets: tuple[str, ...] = ()  # names in the greeting: FU208
    companies: tuple[tuple[str, str], ...] = ()  # (company named as the addressee's own, sentence): FU208
    attachment_claim: str = ""  # FU209: says that something is attached, and nothing is
    has_attachment: bool = False
    mentions: frozenset[str] = frozenset()  # which of the given prompts are mentioned: FU204, FU205
    not_contact: str = ""  # why it is no contact: a receipt, a calendar reply, automatic


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reading(Value):
    """Everything that one mail says, without its body: what is stored."""

    header: Header
    outgoing: bool
    draft: bool = False
    inbound: Inbound | None = None
    outbound: Outbound | None = None
    invitations: tuple[Invitation, ...] = ()
    report: DeliveryReport | None = None
    account: str = ""
    forwarded: bool = False


# ------------------------------------------------------------------ what the user tells us


class DeedType(StrEnum):
    """What a user can tell us by command or button (SPEC section 10)."""

    INTERVIEW = "interview"  # add or edit, by `identity`
    INTERVIEW_REMOVED = "interview-removed"
    PROMISE = "promise"
    SNOOZE = "snooze"
    DONE = "done"
    CLOSE = "close"
    REOPEN = "reopen"
    ADOPT = "adopt"  # an interview proposed in prose becomes one


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Deed(Value):
    """One thing that the user told us, and when. `opportunity` is a key; `nudge` a nudge's key."""

    at: datetime
    type: DeedType
    opportunity: str = ""
    nudge: str = ""  # SNOOZE, DONE
    until: datetime | None = None  # SNOOZE
    by: date | None = None  # PROMISE; None takes the promise back
    identity: str = ""  # INTERVIEW*: which
    start: datetime | None = None
    end: datetime | None = None
    company: str = ""
    people: tuple[Address, ...] = ()
    strengths: tuple[str, ...] = ()
    specifics: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()  # open questions that the user promised to come back to
    note: str = ""


# ------------------------------------------------------------------ what is derived


class State(StrEnum):
    """The state of an opportunity (SPEC section 2)."""

    ACTIVE = "active"
    REJECTED = "rejected"
    OFFER = "offer"
    CLOSED = "closed"
    SILENT = "silent"


class EventType(StrEnum):
    """The types of events, as `audit --json` writes them (SPEC section 11)."""

    CONTACT = "contact"
    REPLY = "reply"
    AUTO_REPLY = "auto-reply"
    BOUNCE = "bounce"
    REJECTION = "rejection"
    OFFER = "offer"
    PROMISE = "promise"
    INTERVIEW = "interview"
    INTERVIEW_INFERRED = "interview-inferred"
    INTERVIEW_MOVED = "interview-moved"
    INTERVIEW_CANCELLED = "interview-cancelled"


class Severity(StrEnum):
    """How loud a finding is."""

    INFO = "info"
    WARNING = "warning"
    CRITICAL = "critical"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Event(Value):
    """One thing that happened to an opportunity."""

    at: datetime
    type: EventType
    message_id: str
    opportunity: str
    people: tuple[str, ...]
    evidence: str
    by: date | None = None  # PROMISE
    until: date | None = None  # AUTO_REPLY
    start: datetime | None = None  # INTERVIEW, INTERVIEW_MOVED
    end: datetime | None = None

    @property
    def key(self) -> str:
        return f"{self.type}:{self.opportunity}:{self.message_id}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Finding(Value):
    """One rule's verdict on one contact or draft."""

    at: datetime
    code: str
    name: str
    severity: Severity
    message_id: str
    opportunity: str
    people: tuple[str, ...]
    reason: str
    subject: str = ""
    draft: bool = False
    draft_key: str = ""  # stable while the draft is saved again and again

    @property
    def key(self) -> str:
        if self.draft:
            return f"draft:{self.code}:{self.opportunity}:{self.draft_key}"
        return f"{self.code}:{self.opportunity}:{self.message_id}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Nudge(Value):
    """A step of a plan that is owed: `due` is when it is to be raised (UTC)."""

    key: str
    due: datetime
    step: str
    opportunity: str
    people: tuple[str, ...]
    reason: str
    snoozed: bool = False


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Notice(Value):
    """Something shown to the user. `key` is stable: a second one of it is a double.

    `actions` are (identifier, label, command line twin).
    """

    key: str
    title: str
    body: str  # plain text; every channel escapes it as it must
    severity: Severity
    at: datetime
    opportunity: str = ""
    actions: tuple[tuple[str, str, str], ...] = ()
    record: Mapping[str, Any] = field(default_factory=dict)  # the nudge or findings, as in SPEC section 11


# ------------------------------------------------------------------ what the user configured


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Policy(Value):
    """Everything of the config that decides: plain values (SPEC section 13)."""

    zone: str = "UTC"  # IANA name
    me: frozenset[str] = frozenset()  # the user's addresses, lower case
    watch: tuple[str, ...] = ()  # "alice@acme.example" or "@acme.example", lower case
    auto_adopt: str = "invites"  # "all", "none"
    grace: timedelta = timedelta(hours=1)
    daily: timedelta = timedelta(hours=48)
    min_gap: timedelta = timedelta(days=5)
    max_unanswered: int = 3
    max_paragraphs: int = 2
    max_words: int = 200
    ignore: frozenset[str] = frozenset()  # codes
    thank_you: bool = True
    follow_up_days: tuple[int, ...] = (7, 14)
    ask_timeline: bool = True
    let_go: bool = True
    infer_interview: bool = True
    at: time = time(9, 0)
    skip_weekends: bool = True
    quiet: tuple[time, time] | None = (time(20, 0), time(8, 0))
    drafts: bool = True
    backfill: timedelta = timedelta(days=90)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Server(Value):
    """Where to connect. `security` is "tls", "starttls" or "none" (loopback only)."""

    host: str
    port: int
    security: str = "tls"
    ca_file: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Account(Value):
    """One mailbox, as configured and completed from the provider table. Holds no secret."""

    name: str
    email: str
    user: str
    imap: Server
    aliases: tuple[str, ...] = ()
    password_command: str = ""
    token_command: str = ""
    folders: Mapping[Role, str] = field(default_factory=dict)  # those set by hand
    smtp: Server | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Config(Value):
    """The whole configuration, checked."""

    path: str
    policy: Policy
    accounts: tuple[Account, ...]
    channels: tuple[str, ...] = ("desktop", "email")
    ntfy_url: str = ""
