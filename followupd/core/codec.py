"""Model values to plain JSON-able values and back, and the records of SPEC section 11.

1. `pack` leaves out what equals its default, and `unpack` takes a default for what is absent and
   passes over what it does not know: a field more in the model needs no migration.
2. Instants keep their offset (`Header.date` means something by it); days are `YYYY-MM-DD`.
3. A record is what `audit --json` and `run --json` print: times RFC 3339, in the user's zone.
4. No body gets through: of a delivery report, which quotes the mail, only a line is kept.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import Enum
from typing import Any, TypeAlias, TypeVar, Union, get_args, get_origin, get_type_hints

from followupd.model import DeliveryReport, Event, Finding, Nudge

T = TypeVar("T")
Convert = Callable[[Any], Any]

REPORT_LINE = 300
"""Characters of a delivery report's text that are kept."""

_TIMES = ("at", "start", "end")


def pack(value: Any) -> dict[str, Any]:
    """A model value (a dataclass) as dict, list, str, int, float, bool and None only."""
    result: dict[str, Any] = {}
    for name, default, to_plain, _ in _plan(type(value)):
        item = getattr(value, name)
        if default is dataclasses.MISSING or item != default:
            result[name] = to_plain(item)
    return result


def unpack(cls: type[T], plain: Mapping[str, Any]) -> T:
    """The value of class `cls` that `pack` made `plain` of. Raises ValueError when it is not one."""
    try:
        return cls(**{name: back(plain[name]) for name, _, _, back in _plan(cls) if name in plain})
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise ValueError(f"not a {cls.__name__}: {type(error).__name__}") from error


# ------------------------------------------------------------------ records (SPEC section 11)


def event_record(event: Event, zone: tzinfo, *, keyed: bool = False) -> dict[str, Any]:
    """An event as one line of `audit --json`; with its `key` as in `run --json` when `keyed`."""
    record: dict[str, Any] = {
        "kind": "event",
        "at": instant(event.at, zone),
        "type": str(event.type),
        "message_id": event.message_id,
        "opportunity": event.opportunity,
        "people": list(event.people),
        "evidence": event.evidence,
    }
    for name in ("by", "until"):
        if (day := getattr(event, name)) is not None:
            record[name] = day.isoformat()
    for name in ("start", "end"):
        if (when := getattr(event, name)) is not None:
            record[name] = instant(when, zone)
    if keyed:
        record["key"] = event.key
    return record


def finding_record(finding: Finding, zone: tzinfo, *, keyed: bool = False) -> dict[str, Any]:
    """A finding as one line of `audit --json`; that of a draft bears `"draft": true`."""
    record: dict[str, Any] = {
        "kind": "finding",
        "at": instant(finding.at, zone),
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message_id": finding.message_id,
        "opportunity": finding.opportunity,
        "people": list(finding.people),
        "reason": finding.reason,
    }
    if finding.draft:
        record["draft"] = True
    if keyed:
        record["key"] = finding.key
    return record


def nudge_record(nudge: Nudge, zone: tzinfo, *, at: datetime | None = None, keyed: bool = False) -> dict[str, Any]:
    """A nudge as one line of `audit --json`. `at` is when it was raised; without it, when it is due."""
    record: dict[str, Any] = {
        "kind": "nudge",
        "at": instant(at or nudge.due, zone),
        "step": nudge.step,
        "opportunity": nudge.opportunity,
        "people": list(nudge.people),
        "reason": nudge.reason,
    }
    if keyed:
        record["key"] = nudge.key
    return record


def in_zone(record: Mapping[str, Any], zone: tzinfo) -> dict[str, Any]:
    """The same record with its times written in another zone."""
    result = dict(record)
    for name in _TIMES:
        if isinstance(result.get(name), str):
            result[name] = instant(datetime.fromisoformat(result[name]), zone)
    return result


def instant(when: datetime, zone: tzinfo) -> str:
    """RFC 3339 with offset, to the second.

    Where the zone's offset has seconds (local mean time, before about 1900), which RFC 3339 5.6
    cannot write, or the local time leaves the calendar, in UTC.
    """
    try:
        local = when.astimezone(zone)
    except OverflowError:
        local = when
    if (local.utcoffset() or timedelta()) % timedelta(minutes=1):
        local = when.astimezone(UTC)
    return local.replace(microsecond=0).isoformat()


# ------------------------------------------------------------------ how it is done


Plan: TypeAlias = tuple[tuple[str, Any, Convert, Convert], ...]
_plans: dict[type, Plan] = {}


def _plan(cls: type) -> Plan:
    """For each field of a dataclass: name, default, to plain, from plain."""
    if cls not in _plans:
        hints = get_type_hints(cls)
        fields = [field for field in dataclasses.fields(cls) if field.init]
        _plans[cls] = tuple((f.name, _default(f), *_converters(hints[f.name])) for f in fields)
    return _plans[cls]


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


def _same(value: Any) -> Any:
    return value


def _converters(hint: Any) -> tuple[Convert, Convert]:  # noqa: PLR0911 - one row for each shape of the model
    if hint is datetime:
        return datetime.isoformat, _aware
    if hint is date:
        return date.isoformat, date.fromisoformat
    if hint is timedelta:
        return timedelta.total_seconds, lambda seconds: timedelta(seconds=seconds)
    if hint is DeliveryReport:
        return _pack_report, lambda plain: unpack(DeliveryReport, plain)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return str, hint
    if dataclasses.is_dataclass(hint):
        return pack, lambda plain: unpack(hint, plain)  # type: ignore[arg-type]
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        to_plain, back = _converters(next(arg for arg in args if arg is not type(None)))
        return (lambda v: None if v is None else to_plain(v)), (lambda v: None if v is None else back(v))
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        to_plain, back = _converters(args[0])
        return (lambda v: [to_plain(i) for i in v]), (lambda v: tuple(back(i) for i in v))
    if origin is tuple:
        pairs = [_converters(arg) for arg in args]
        return (
            lambda v: [to(i) for (to, _), i in zip(pairs, v, strict=True)],
            lambda v: tuple(back(i) for (_, back), i in zip(pairs, v, strict=True)),
        )
    if origin is frozenset:
        to_plain, back = _converters(args[0])
        return (lambda v: sorted(to_plain(i) for i in v)), (lambda v: frozenset(back(i) for i in v))
    if origin is Mapping:
        return dict, dict
    return _same, _same


def _aware(text: str) -> datetime:
    when = datetime.fromisoformat(text)
    if when.tzinfo is None:
        raise ValueError("a time without its offset")
    return when


def _pack_report(report: DeliveryReport) -> dict[str, Any]:
    line = " ".join(report.text.split())[:REPORT_LINE]
    return pack(dataclasses.replace(report, text=line))
