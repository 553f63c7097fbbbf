"""Reading the options of `interview add` and `edit`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from followupd.errors import UsageError

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from followupd.model import Address

F = TypeVar("F", bound=Callable[..., Any])
USUAL = timedelta(hours=1)
"""How long an interview takes when nobody says."""


def persons_named(texts: tuple[str, ...]) -> tuple[Address, ...]:
    from followupd.core.addresses import addresses

    found: list[Address] = []
    for text in texts:
        known = [address for address in addresses(text) if "@" in address.address]
        if not known:
            raise UsageError(f'--with: "{text}" names no address.', 'Write "Alice Smith <alice@acme.example>".')
        found += known
    return tuple({person.address: person for person in found}.values())


def company_named(text: str, people: tuple[Address, ...], opportunities: Any) -> tuple[str, str]:
    """The key of the opportunity and the company's name. A name alone takes the domain of its people."""
    from followupd.core.domains import company_key, company_name, is_free_mail, registrable

    name = text.strip()
    if not name:
        raise UsageError("--company is empty.", "Write --company acme.example.")
    domain = name.lower().removeprefix("@")
    if "." in domain and " " not in domain:
        if is_free_mail(domain):
            raise UsageError(f"{domain} is a mail provider, not the company.", "Write the company's name or domain.")
        return registrable(domain), ""
    for opportunity in opportunities.values():
        if name.casefold() in (opportunity.key, opportunity.name.casefold()):
            return str(opportunity.key), name
    keys = [key for person in people if (key := company_key(person))]
    return (keys[0] if keys else company_name(name) or name.casefold()), name


def end_of(begins: datetime, notes: dict[str, Any], zone: ZoneInfo, now: datetime) -> datetime | None:
    from followupd.cli.when import parse_moment, write_moment
    from followupd.core.durations import parse_duration

    if notes["end"] and notes["duration"]:
        raise UsageError("Either --end or --duration, not both.")
    if notes["duration"]:
        try:
            length = parse_duration(notes["duration"])
        except (ValueError, OverflowError) as error:
            raise UsageError(f"--duration: {error}.") from None
        if not timedelta() < length <= timedelta(days=1):
            raise UsageError(f"--duration: {notes['duration']} is no length for an interview.", "Write 45m or 2h.")
        return begins + length
    if not notes["end"]:
        return None
    text = notes["end"]
    if ":" in text and " " not in text and "T" not in text:  # "15:30" is on the day of the start
        text = f"{begins.astimezone(zone):%Y-%m-%d} {text}"
    ends = parse_moment(text, zone, now)
    if ends <= begins:
        raise UsageError(f"It would end ({write_moment(ends, zone)}) before it begins ({write_moment(begins, zone)}).")
    return ends


def decide_by(notes: dict[str, Any], zone: ZoneInfo, now: datetime) -> date | None:
    from followupd.cli.when import parse_day

    return parse_day(notes["decide_by"], zone, now) if notes["decide_by"] else None
