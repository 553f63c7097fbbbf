"""Reads a configuration afresh: TOML and environment, through the schema, to plain values, or to a list of errors.

1. Every error is reported, one a line, in the order of the file: `config.toml:6: pace.min_gap: …`.
2. An error that came from the environment names the variable instead.
3. What the file leaves out of an account comes from the provider table; what that lacks is an error.
"""

from __future__ import annotations

import difflib
import ipaddress
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource

from followupd.config.environment import laid_over, overrides
from followupd.config.locate import system_zone
from followupd.config.schema import AccountTable, ServerTable, Settings, shown
from followupd.config.where import Place, lines_of
from followupd.core.providers import provider_for
from followupd.errors import ConfigError
from followupd.model import Account, Config, Policy, Role, Server
from followupd.value import Value

PORTS = {"imap": {"tls": 993, "starttls": 143, "none": 143}, "smtp": {"tls": 465, "starttls": 587, "none": 25}}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Source(Value):
    """Where values come from: the file as named by the user, its lines, and the variables over it."""

    path: str
    lines: Mapping[Place, int]
    variables: Mapping[Place, str]

    def variable(self, place: Place) -> str:
        """The variable that sets `place`, or a part of it, or something around it; "" for none."""
        for depth in range(len(place), 0, -1):
            if place[:depth] in self.variables:
                return self.variables[place[:depth]]
        if place in self.lines:
            return ""
        return next((name for inner, name in self.variables.items() if inner[: len(place)] == place), "")

    def line(self, place: Place) -> int:
        """The line of `place`, or of what surrounds it; 0 when the file has none of it."""
        return next((self.lines[place[:depth]] for depth in range(len(place), 0, -1) if place[:depth] in self.lines), 0)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Mistake(Value):
    """One error: which key, and what is wrong with it and what is allowed, in words."""

    place: Place
    words: str


def read(path: str, data: bytes, environ: Mapping[str, str]) -> Config:
    """The checked configuration in `data`, the bytes of the file at `path`. Raises ConfigError."""
    config, _, _ = read_with_source(path, data, environ)
    return config


def read_with_source(path: str, data: bytes, environ: Mapping[str, str]) -> tuple[Config, Settings, Source]:
    """As `read`, with the settings as written and where each came from."""
    document, text = _parsed(path, data)
    source = Source(path, lines_of(text), overrides(environ))
    settings = _validated(document, environ, source)
    accounts, mistakes = _accounts(settings)
    mistakes += _across(settings)
    if mistakes:
        raise _error(mistakes, source)
    return _config(path, settings, accounts, environ), settings, source


def _parsed(path: str, data: bytes) -> tuple[dict[str, Any], str]:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ConfigError(f"{path}:{line}: is not UTF-8 text.", "Save the file as UTF-8.") from None
    try:
        return tomllib.loads(text), text
    except tomllib.TOMLDecodeError as error:
        found = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        words = str(error)[: found.start()] if found else str(error)
        column = f", column {found[2]}" if found and found[2] else ""
        raise ConfigError(f"{path}:{line}: not valid TOML: {words[:1].lower()}{words[1:]}{column}") from None
    except RecursionError:
        raise ConfigError(f"{path}:1: not valid TOML: brackets nested too deep") from None


def _validated(document: dict[str, Any], environ: Mapping[str, str], source: Source) -> Settings:
    over = laid_over(document, environ)

    class Layers(Settings):
        @classmethod
        def settings_customise_sources(
            cls, settings_cls: type[BaseSettings], *_: PydanticBaseSettingsSource, **__: PydanticBaseSettingsSource
        ) -> tuple[PydanticBaseSettingsSource, ...]:
            return InitSettingsSource(settings_cls, over), InitSettingsSource(settings_cls, document)

    try:
        return Layers()
    except ValidationError as failed:
        raise _error(list(_mistakes(failed)), source) from None


# ------------------------------------------------------------------ errors in words


def _mistakes(failed: ValidationError) -> Iterator[Mistake]:
    for error in failed.errors(include_url=False):
        place, kind = error["loc"], error["type"]
        if kind == "value_error":
            yield Mistake(place, str(error["ctx"]["error"]))
        elif kind == "extra_forbidden":
            yield Mistake(place, _unknown(place))
        elif kind == "missing":
            yield Mistake(place, "is missing; every account needs one")
        elif place == ("accounts",):
            yield Mistake(place, "is a list of tables; write [[accounts]] in double brackets")
        else:
            yield Mistake(
                place, f"{shown(error['input'])} stands where a table is wanted; write [{_table(place)}] above its keys"
            )


def _table(place: Place) -> str:
    return ".".join(str(part) for part in place if isinstance(part, str))


def _unknown(place: Place) -> str:
    key = str(place[-1])
    known = [name for name, at in _known() if at == _table(place[:-1])]
    near = difflib.get_close_matches(key, known, 1, 0.6)
    if near:
        return f'is no key that followupd knows; did you mean "{near[0]}"?'
    elsewhere = [at for name, at in _known() if name == key]
    if elsewhere:
        above = f"under [{elsewhere[0]}]" if elsewhere[0] else "at the top of the file, before any [table]"
        return f"does not belong here; write it {above.replace('[accounts]', '[[accounts]]')}"
    return (
        f"is no key that followupd knows; known here: {', '.join(known)}" if known else "is no key that followupd knows"
    )


def _known() -> list[tuple[str, str]]:
    """Every key there is, with the table that it stands in ("" for the top)."""
    found: list[tuple[str, str]] = []

    def walk(model: type[BaseModel], table: str) -> None:
        for name, field in model.model_fields.items():
            found.append((name, table))
            inner = next((part for part in _parts(field.annotation) if issubclass(part, BaseModel)), None)
            if inner is not None:
                walk(inner, f"{table}.{name}".lstrip("."))

    walk(Settings, "")
    return found


def _parts(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _parts(part)


def _error(mistakes: list[Mistake], source: Source) -> ConfigError:
    def written(mistake: Mistake) -> tuple[int, str]:
        variable = source.variable(mistake.place)
        if variable:
            return -1, f"{variable}: {mistake.words}"
        line = source.line(mistake.place)
        where = f"{source.path}:{line}" if line else source.path
        key = mistake.place[:-1] if isinstance(mistake.place[-1], int) else mistake.place
        return line, f"{where}: {'.'.join(map(str, key))}: {mistake.words}"

    return ConfigError("\n".join(text for _, text in sorted(map(written, mistakes))))


# ------------------------------------------------------------------ from tables to plain values


def _accounts(settings: Settings) -> tuple[tuple[Account, ...], list[Mistake]]:
    accounts: list[Account] = []
    mistakes: list[Mistake] = []
    for number, table in enumerate(settings.accounts):
        place: Place = ("accounts", number)
        name = table.name or table.email
        if any(other.name == name for other in accounts):
            mistakes.append(
                Mistake((*place, "name" if table.name else "email"), f"two accounts are called {shown(name)}")
            )
        if "/" in name:
            mistakes.append(Mistake((*place, "name"), f'{shown(name)} must not contain "/"'))
        if table.password_command and table.token_command:
            mistakes.append(
                Mistake((*place, "token_command"), "stands instead of password_command; keep only one of them")
            )
        provider = provider_for(table.email)
        imap, wrong = _server("imap", table, provider.imap if provider else None, place)
        mistakes += wrong
        smtp = None
        if table.smtp is not None:
            smtp, wrong = _server("smtp", table, provider.smtp if provider else None, place)
            mistakes += wrong
        local_part = table.email.rpartition("@")[0]
        accounts.append(
            Account(
                name=name,
                email=table.email,
                user=table.user or (local_part if provider and provider.user_is_local_part else table.email),
                imap=imap,
                aliases=tuple(dict.fromkeys(table.aliases)),
                password_command=table.password_command,
                token_command=table.token_command,
                folders={role: folder for role in Role if (folder := getattr(table.folders, role.value))},
                smtp=smtp,
            )
        )
    return tuple(accounts), mistakes


def _server(kind: str, account: AccountTable, known: Server | None, place: Place) -> tuple[Server, list[Mistake]]:
    table: ServerTable = getattr(account, kind) or ServerTable()
    place = (*place, kind)
    if table.host is not None and (known is None or table.host != known.host):
        known = None  # another server than the provider's: its port says nothing
    host = table.host or (known.host if known else "")
    security = table.security or (known.security if known else "tls")
    keeps_port = known is not None and security == known.security
    port = table.port or (known.port if known and keeps_port else PORTS[kind][security])
    mistakes = []
    if not host:
        domain = account.email.rpartition("@")[2]
        words = (
            f'no server is known for mail at {domain}; write host = "{kind}.{domain}" (ask your provider) '
            f"under [accounts.{kind}]"
        )
        mistakes.append(Mistake((*place, "host"), words))
    elif security == "none" and not _is_loopback(host):
        words = (
            f'"none" sends mail and password unencrypted and is allowed to this machine only (127.0.0.1), '
            f'not to {host}; write "tls" or "starttls"'
        )
        mistakes.append(Mistake((*place, "security"), words))
    return Server(host=host, port=port, security=security, ca_file=table.ca_file), mistakes


def _is_loopback(host: str) -> bool:
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _across(settings: Settings) -> Iterator[Mistake]:
    """What can only be seen by looking at two values together."""
    days = settings.plan.follow_up_days
    if list(days) != sorted(set(days)):
        yield Mistake(
            ("plan", "follow_up_days"), f"{list(days)} must rise from day to day; write it as {sorted(set(days))}"
        )
    channels = settings.nudges.channels
    if len(set(channels)) != len(channels):
        yield Mistake(("nudges", "channels"), "names a channel twice")
    if "ntfy" in channels and not settings.ntfy.url:
        yield Mistake(
            ("nudges", "channels"), '"ntfy" needs the address of a topic; write url = "https://host/topic" under [ntfy]'
        )


def _config(path: str, settings: Settings, accounts: tuple[Account, ...], environ: Mapping[str, str]) -> Config:
    pace, content, plan, nudges = settings.pace, settings.content, settings.plan, settings.nudges
    policy = Policy(
        zone=settings.timezone or system_zone(environ),
        me=frozenset(address for account in accounts for address in (account.email, *account.aliases)),
        watch=tuple(dict.fromkeys(settings.watch.people)),
        auto_adopt=settings.auto_adopt,
        grace=pace.grace,
        daily=pace.daily,
        min_gap=pace.min_gap,
        max_unanswered=pace.max_unanswered,
        max_paragraphs=content.max_paragraphs,
        max_words=content.max_words,
        ignore=frozenset(content.ignore),
        thank_you=plan.thank_you,
        follow_up_days=plan.follow_up_days,
        ask_timeline=plan.ask_timeline,
        let_go=plan.let_go,
        infer_interview=plan.infer_interview,
        at=nudges.at,
        skip_weekends=nudges.weekends == "skip",
        quiet=nudges.quiet_hours,
        drafts=settings.guard.drafts,
        backfill=settings.backfill,
    )
    return Config(path=path, policy=policy, accounts=accounts, channels=nudges.channels, ntfy_url=settings.ntfy.url)
