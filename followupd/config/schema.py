"""What may stand in the configuration (SPEC section 13), key by key, with its default and what is allowed.

Imported only while a configuration is read afresh: pydantic and pydantic-settings cost 25 MB and 150 ms,
which neither a daemon nor `followupd status` can spare (see `load`).
Every message ends up behind `config.toml:6: pace.min_gap: `, so it says what is wrong and what is allowed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import time, timedelta
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator
from pydantic_settings import BaseSettings, SettingsConfigDict

from followupd.config.locate import is_zone
from followupd.core.durations import parse_duration

CHANNELS = ("desktop", "email", "ntfy", "terminal")
CODES = (
    *("FU101", "FU102", "FU103", "FU104", "FU105"),
    *("FU201", "FU202", "FU203", "FU204", "FU205", "FU206", "FU207", "FU208", "FU209"),
    *("FU301", "FU302"),
)

_ADDRESS = re.compile(r"[^\s@<>,;\"]+@[^\s@<>,;\"]+")
_DOMAIN = re.compile(r"@[^\s@<>,;\"]+")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def shown(value: object) -> str:
    """A value as the user wrote it, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"


# ------------------------------------------------------------------ single values


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f'{shown(value)} is no text; write it in quotes: "…"')  # noqa: TRY004  (pydantic wants ValueError)
    if _CONTROL.search(value):
        raise ValueError(f"{shown(value)} has a line break or control character in it")
    return value


def _filled(value: object) -> str:
    text = _text(value).strip()
    if not text:
        raise ValueError("is empty; leave the key out for its default")
    return text


def _duration(value: object) -> timedelta:
    if not isinstance(value, str):
        raise ValueError(f"{shown(value)} is no duration; write it as 48h, 5d or 90m, in quotes")  # noqa: TRY004
    return parse_duration(value)


def _flag(value: object) -> bool:
    known = {"true": True, "false": False, "1": True, "0": False, "yes": True, "no": False, "on": True, "off": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in known:
        return known[value.strip().lower()]
    raise ValueError(f"{shown(value)} is neither true nor false")


def _number(low: int, high: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        if isinstance(value, str) and re.fullmatch(r"\s*\d{1,9}\s*", value, re.ASCII):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"{shown(value)} is no whole number from {low} to {high}")
        return value

    return check


def _one_of(*allowed: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise ValueError(f"{shown(value)} is not known here; allowed: {', '.join(map(shown, allowed))}")
        return value

    return check


def _zone(value: object) -> str:
    name = _text(value).strip()
    if name and not is_zone(name):
        raise ValueError(
            f'"{name}" is no time zone that this machine knows; write it as "America/Toronto"{_nearest_zone(name)}'
        )
    return name


def _nearest_zone(name: str) -> str:
    import difflib
    import zoneinfo

    folded = {zone.lower().replace("_", " "): zone for zone in sorted(zoneinfo.available_timezones())}
    wanted = name.lower().replace("_", " ")
    cities = {zone.rpartition("/")[2]: zone for zone in folded}
    near = difflib.get_close_matches(wanted, folded, 1, 0.75)
    near = near or [cities[city] for city in difflib.get_close_matches(wanted.rpartition("/")[2], cities, 1, 0.8)]
    return f' (did you mean "{folded[near[0]]}"?)' if near else ""


def _clock(value: object) -> time:
    match = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f'{shown(value)} is no time of day; write it as "09:00"')
    return time(int(match[1]), int(match[2]))


def _quiet(value: object) -> tuple[time, time] | None:
    text = _text(value).strip()
    if not text:
        return None
    first, _, second = text.partition("-")
    if not _CLOCK.fullmatch(first.strip()) or not _CLOCK.fullmatch(second.strip()):
        raise ValueError(f'"{text}" is no span of hours; write it as "20:00-08:00", or "" for none')
    span = (_clock(first.strip()), _clock(second.strip()))
    if span[0] == span[1]:
        raise ValueError(f'"{text}" begins and ends at the same time; write "" for no quiet hours')
    return span


def _email(value: object) -> str:
    text = _text(value).strip().lower()
    if not _ADDRESS.fullmatch(text):
        raise ValueError(f'{shown(value)} is no e-mail address; write it as "jordan@mail.example"')
    return text


def _watched(value: object) -> str:
    text = _text(value).strip().lower()
    if not _ADDRESS.fullmatch(text) and not _DOMAIN.fullmatch(text):
        raise ValueError(
            f'{shown(value)} is neither an address nor a domain; write "alice@acme.example" or "@acme.example"'
        )
    return text


def _code(value: object) -> str:
    code = value.strip().upper() if isinstance(value, str) else ""
    if code not in CODES:
        raise ValueError(f"{shown(value)} is no code; known: {', '.join(CODES)}")
    return code


def _host(value: object) -> str:
    text = _filled(value)
    if re.search(r"[\s/@]", text):
        raise ValueError(f'{shown(value)} is no host name; write it as "imap.mail.example", the port in `port`')
    return text


def _url(value: object) -> str:
    text = _text(value).strip()
    loopback = re.fullmatch(r"http://(localhost|127\.[\d.]+|\[::1\])(:\d+)?/\S+", text)
    if text and not loopback and not re.fullmatch(r"https://[^\s/]+/\S+", text):
        raise ValueError(f'{shown(value)} is no address of a topic; write it as "https://host/topic"')
    return text


def _several(value: object) -> object:
    """A list; from the environment also `["a", "b"]` or `a, b`."""
    if isinstance(value, str):
        text = value.strip()
        if text.startswith("["):
            try:
                return json.loads(text)
            except ValueError:
                raise ValueError(f'{shown(value)} is no list; write it as ["…", "…"]') from None
        return [part.strip() for part in text.split(",") if part.strip()]
    if not isinstance(value, list):
        raise ValueError(f'{shown(value)} is no list; write it as ["…", "…"]')  # noqa: TRY004
    return value


Text = Annotated[str, PlainValidator(_text)]
Filled = Annotated[str, PlainValidator(_filled)]
Host = Annotated[str, PlainValidator(_host)]
Duration = Annotated[timedelta, PlainValidator(_duration)]
Flag = Annotated[bool, PlainValidator(_flag)]
Port = Annotated[int, PlainValidator(_number(1, 65535))]
Email = Annotated[str, PlainValidator(_email)]
Watched = Annotated[str, PlainValidator(_watched)]
Code = Annotated[str, PlainValidator(_code)]
Channel = Annotated[str, PlainValidator(_one_of(*CHANNELS))]
Day = Annotated[int, PlainValidator(_number(1, 365))]
Security = Annotated[str, PlainValidator(_one_of("tls", "starttls", "none"))]


# ------------------------------------------------------------------ tables


class Table(BaseModel):
    """A table of the file: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ServerTable(Table):
    """`[accounts.imap]` and `[accounts.smtp]`; what is left out comes from the provider."""

    host: Host | None = None
    port: Port | None = None
    security: Security | None = None
    ca_file: Text = ""


class FoldersTable(Table):
    """`[accounts.folders]`: names as the server writes them."""

    sent: Filled | None = None
    inbox: Filled | None = None
    drafts: Filled | None = None


class AccountTable(Table):
    """One of `[[accounts]]`."""

    email: Email
    name: Filled | None = None
    aliases: Annotated[tuple[Email, ...], BeforeValidator(_several)] = ()
    user: Filled | None = None
    password_command: Text = ""
    token_command: Text = ""
    imap: ServerTable = ServerTable()
    folders: FoldersTable = FoldersTable()
    smtp: ServerTable | None = None


class WatchTable(Table):
    """`[watch]`."""

    people: Annotated[tuple[Watched, ...], BeforeValidator(_several)] = ()


class PaceTable(Table):
    """`[pace]` (SPEC section 5)."""

    grace: Duration = timedelta(hours=1)
    daily: Duration = timedelta(hours=48)
    min_gap: Duration = timedelta(days=5)
    max_unanswered: Annotated[int, PlainValidator(_number(1, 1000))] = 3


class ContentTable(Table):
    """`[content]` (SPEC section 6)."""

    max_paragraphs: Annotated[int, PlainValidator(_number(1, 1000))] = 2
    max_words: Annotated[int, PlainValidator(_number(1, 100_000))] = 200
    ignore: Annotated[tuple[Code, ...], BeforeValidator(_several)] = ()


class PlanTable(Table):
    """`[plan]` (SPEC section 7)."""

    thank_you: Flag = True
    follow_up_days: Annotated[tuple[Day, ...], BeforeValidator(_several)] = (7, 14)
    ask_timeline: Flag = True
    let_go: Flag = True
    infer_interview: Flag = True


class NudgesTable(Table):
    """`[nudges]`."""

    at: Annotated[time, PlainValidator(_clock)] = time(9, 0)
    weekends: Annotated[str, PlainValidator(_one_of("skip", "allow"))] = "skip"
    quiet_hours: Annotated[tuple[time, time] | None, PlainValidator(_quiet)] = (time(20, 0), time(8, 0))
    channels: Annotated[tuple[Channel, ...], BeforeValidator(_several)] = ("desktop", "email")


class GuardTable(Table):
    """`[guard]`."""

    drafts: Flag = True


class NtfyTable(Table):
    """`[ntfy]`."""

    url: Annotated[str, PlainValidator(_url)] = ""


class Settings(BaseSettings):
    """The whole file. The environment stands above it (`load` hands both over as plain tables)."""

    model_config = SettingsConfigDict(extra="forbid", frozen=True, validate_default=False)

    timezone: Annotated[str, PlainValidator(_zone)] = ""
    backfill: Duration = timedelta(days=90)
    auto_adopt: Annotated[str, PlainValidator(_one_of("invites", "all", "none"))] = "invites"
    accounts: tuple[AccountTable, ...] = ()
    watch: WatchTable = Field(default=WatchTable())
    pace: PaceTable = Field(default=PaceTable())
    content: ContentTable = Field(default=ContentTable())
    plan: PlanTable = Field(default=PlanTable())
    nudges: NudgesTable = Field(default=NudgesTable())
    guard: GuardTable = Field(default=GuardTable())
    ntfy: NtfyTable = Field(default=NtfyTable())
