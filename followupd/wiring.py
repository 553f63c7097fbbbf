"""The only place that builds adapters and reads settings. Everything heavy is imported where it is used."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from followupd.adapters.paths import lock_file, state_file
from followupd.core.local_time import zone_of
from followupd.core.plan import FIRST_RUN_REACH
from followupd.core.render import proposal_id
from followupd.errors import FollowupdError
from followupd.model import Account, Config, Deed, Header, Inbound, Nudge, Policy
from followupd.value import Value

if TYPE_CHECKING:
    import queue
    from zoneinfo import ZoneInfo

    from followupd.app.daemon import Daemon
    from followupd.app.items import Item
    from followupd.core.decide import Decision
    from followupd.core.opportunity import Opportunity
    from followupd.ports import Clock, MailSink, Notifier, OnAction, Secrets, Store


def audit(
    paths: Sequence[Path],
    me: Sequence[str],
    watch: Sequence[str],
    config: Config | None,
    zone: str | None = None,
    until: datetime | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
    report: Callable[[str], None] | None = None,
) -> Iterator[Mapping[str, Any]]:
    """Replay mail on disk: the records of SPEC section 11, the summary last.

    `zone` overrides the config's. `until` defaults to the last message. `report` is told of every
    unreadable mail (default: a line on stderr), `progress` of bytes read and bytes in all.
    Raises BadData when a path holds no mail.
    """
    from followupd.adapters.archive import Archive
    from followupd.app.audit import Audit

    base = config.policy if config is not None else Policy(zone=_system_zone())
    policy = replace(
        base,
        zone=zone or base.zone,
        me=base.me | {address.lower() for address in me},
        watch=(*base.watch, *(entry.lower() for entry in watch)),
        auto_adopt="all" if base.auto_adopt == "all" else "invites",
    )
    walk = Audit(lambda: Archive(paths, progress), policy, report or _on_stderr)
    return walk.records(until)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Proposal(Value):
    """A mail that proposes an interview in words."""

    header: Header
    said: Inbound


@dataclass(frozen=True, eq=False, repr=False)
class View(Value):
    """What the store says, derived at `now`: for commands that only look."""

    decision: Decision
    store: Store
    zone: ZoneInfo

    @property
    def opportunities(self) -> Mapping[str, Opportunity]:
        return self.decision.opportunities

    @property
    def agenda(self) -> tuple[Nudge, ...]:
        return self.decision.agenda

    @property
    def proposals(self) -> Mapping[str, Proposal]:
        """Interviews that a mail proposes and nobody has confirmed yet, by what `interview adopt` calls them."""
        return {
            proposal_id(message_id): Proposal(*found) for message_id, found in self.decision.history.proposals.items()
        }

    @property
    def raised(self) -> Mapping[str, datetime]:
        return self.decision.raised

    def log(self) -> Iterator[Mapping[str, Any]]:
        """Every event and finding in the store, oldest first, as SPEC section 11."""
        return iter(self.store.log(self.zone))


def view(config: Config, *, now: datetime | None = None) -> View:
    """What `status`, `agenda` and `log` show. Reads the store, writes nothing."""
    from followupd.adapters.clock import SystemClock
    from followupd.adapters.sqlite import open_store
    from followupd.core.decide import decide

    clock = SystemClock()
    store, _ = open_store(state_file(os.environ), clock, readonly=True)
    deeds = [deed for _, deed in store.deeds()]
    first_run = store.meta("first_run")
    since = datetime.fromisoformat(first_run) - FIRST_RUN_REACH if first_run else None
    decision = decide(
        store.readings(), deeds, config.policy, store.raised(), now=now or clock.now(), since=since, judging=False
    )
    return View(decision, store, zone_of(config.policy.zone))


def tell(config: Config, deed: Deed) -> None:  # noqa: ARG001 - the state does not depend on it, yet
    """Write down what the user told us, and let a running daemon know."""
    from followupd.adapters.clock import SystemClock
    from followupd.adapters.instance import poke
    from followupd.adapters.sqlite import open_store

    state = state_file(os.environ)
    store, messages = open_store(state, SystemClock(), recover=False)
    try:
        for message in messages:
            _on_stderr(message)
        store.add_deed(deed)
    finally:
        store.close()
    poke(lock_file(os.environ))


def run(config: Config, *, json_lines: bool = False, progress: Callable[[int, bool], None] | None = None) -> int:
    """The daemon in the foreground, until a signal ends it; the exit code.

    `progress` is told, while mail is read back, how many messages were looked at, and whether that is over.

    Raises LoginRefused when no account lets us in, AlreadyRunning when another daemon keeps this state.
    """
    import queue
    import signal

    from followupd.adapters.clock import SystemClock
    from followupd.adapters.instance import Instance
    from followupd.adapters.keyring_signals import KeyringSignals
    from followupd.adapters.logind import Logind
    from followupd.adapters.logs import set_up_logs
    from followupd.adapters.network import Network
    from followupd.adapters.secrets import SystemSecrets
    from followupd.adapters.sqlite import open_store
    from followupd.app.items import KeyringChanged, Reload, Resumed, Told
    from followupd.app.signals import SignalRelay

    set_up_logs(os.environ)
    instance = Instance(lock_file(os.environ))
    clock = SystemClock()
    store, messages = open_store(state_file(os.environ), clock)
    items: queue.Queue[Item] = queue.Queue(maxsize=QUEUED)
    daemon = build_daemon(
        config, store, clock, SystemSecrets(), items, messages=messages, json_lines=json_lines, progress=progress
    )
    had_terminal = _has_terminal()
    relay = SignalRelay(
        {
            signal.SIGTERM: daemon.stop,
            signal.SIGINT: daemon.stop,
            signal.SIGHUP: lambda: daemon.stop() if had_terminal and not _has_terminal() else items.put(Reload()),
            signal.SIGUSR1: lambda: items.put(Told()),
        }
    )
    news: list[Logind | Network | KeyringSignals] = [
        Logind(lambda: items.put(Resumed())),
        Network(lambda: items.put(Resumed())),
    ]
    if any(secret_source(account) == "keyring" for account in config.accounts):
        news.append(KeyringSignals(lambda: items.put(KeyringChanged())))
    for one in news:
        one.start()
    try:
        return daemon.run()
    finally:
        relay.close()
        for one in news:
            one.close()
        store.close()
        instance.close()


QUEUED = 8
"""Items that may wait for the deciding thread; watchers wait when it is full, so that memory stays flat."""


def build_daemon(
    config: Config,
    store: Store,
    clock: Clock,
    secrets: Secrets,
    items: queue.Queue[Item],
    *,
    notifiers: Mapping[str, Notifier] | None = None,
    messages: Sequence[str] = (),
    json_lines: bool = False,
    progress: Callable[[int, bool], None] | None = None,
) -> Daemon:
    """Everything joined together. `notifiers` replaces those of the config's channels (the demo's).

    `messages`: what opening the store had to say; they are shown to the user.
    """
    from followupd.adapters.imap.mailbox import ImapAccount
    from followupd.adapters.scheduler import Scheduler
    from followupd.adapters.systemd import ServiceManager
    from followupd.app.daemon import Daemon
    from followupd.app.inbox import Inbox
    from followupd.app.items import Pressed, Tick
    from followupd.app.outbox import Outbox
    from followupd.app.parts import Parts
    from followupd.app.stream import LogStream

    shown: dict[str, Notifier] = {}  # survives a reload: its notices are on the screen, and their buttons are ours

    def make_delivery(of: Config) -> Outbox:
        made = notifiers or build_notifiers(of, secrets, lambda key, action: items.put(Pressed(key, action)), shown)
        return Outbox(store, made, tuple(made), clock, of.policy)

    outbox = make_delivery(config)
    inbox = Inbox(store, config.policy, clock, channel=outbox.first_channel)
    service = ServiceManager()
    beat = min(60.0, (service.watchdog_seconds or 180.0) / 3)
    scheduler = Scheduler(clock, lambda _key: items.put(Tick()), heartbeat=beat)
    scheduler.every("heartbeat", beat, lambda: items.put(Tick()))
    stream = None
    if json_lines:
        from followupd.adapters.notify.jsonlines import JsonLinesNotifier

        stream = LogStream(store, JsonLinesNotifier().write, zone_of(config.policy.zone))
    parts = Parts(
        inbox=inbox,
        store=store,
        clock=clock,
        alarms=scheduler,
        delivery=outbox,
        service=service,
        connect=lambda account: ImapAccount(account, secrets).connect,
        items=items,
        load=lambda: _load_again(config),
        make_delivery=make_delivery,
        stream=stream,
        messages=tuple(messages),
        progress=progress,
    )
    return Daemon(config, parts)


def _load_again(config: Config) -> Config:
    from followupd.config import load

    return load(config.path, os.environ, isolated=True)


def build_notifiers(
    config: Config, secrets: Secrets, on_action: OnAction, shown: dict[str, Notifier] | None = None
) -> dict[str, Notifier]:
    """The channels of the config, in its order. Adding one is one line here.

    `shown` keeps the one whose connection must outlive this call's result.
    """
    zone = zone_of(config.policy.zone)

    def desktop() -> Notifier:
        from followupd.adapters.notify.desktop import DesktopNotifier

        if shown is None:
            return DesktopNotifier(on_action)
        return shown.setdefault("desktop", DesktopNotifier(on_action))

    def email() -> Notifier:
        from followupd.adapters.notify.email import EmailNotifier

        account = config.accounts[0]
        return EmailNotifier(account, build_sink(account, secrets), zone)

    def ntfy() -> Notifier:
        from followupd.adapters.notify.ntfy import NtfyNotifier

        return NtfyNotifier(config.ntfy_url)

    def terminal() -> Notifier:
        from followupd.adapters.notify.terminal import TerminalNotifier

        return TerminalNotifier()

    makers = {"desktop": desktop, "email": email, "ntfy": ntfy, "terminal": terminal}
    return {name: makers[name]() for name in config.channels}


def build_sink(account: Account, secrets: Secrets) -> MailSink:
    """How a mail to oneself gets there: by SMTP where that is configured, else appended over IMAP."""
    if account.smtp is not None:
        from followupd.adapters.notify.smtp import SmtpSink

        return SmtpSink(secrets)
    from followupd.adapters.imap.append import ImapSink

    return ImapSink(secrets)


def secret_source(account: Account) -> str:
    """Where the account's secret comes from: "password_command", "token_command", or the "keyring"."""
    from followupd.adapters.imap.connect import uses_token

    if uses_token(account):
        return "token_command"
    return "password_command" if account.password_command else "keyring"


def try_login(account: Account, password: str | None = None) -> str:
    """Sign in, with `password` or with what is configured or kept, and out again; the server that let us in.

    Raises LoginRefused, SecretUnavailable, ConnectionLost, ConfigError.
    """
    from followupd.adapters.imap.connect import open_session
    from followupd.adapters.secrets import GivenSecret, SystemSecrets
    from followupd.core.providers import provider_for
    from followupd.errors import LoginRefused

    try:
        session = open_session(account, SystemSecrets() if password is None else GivenSecret(password))
    except LoginRefused as error:
        provider = provider_for(account.email)
        if password is not None:
            error.hint = " ".join(filter(None, ("Nothing was kept.", provider.advice if provider else "")))
        raise
    with contextlib.suppress(FollowupdError):
        session.start("LOGOUT")
    session.wire.close()
    return f"{account.imap.host}:{account.imap.port}"


def keyring_ready(account: Account) -> None:
    """Raises NoKeyring (78) or SecretUnavailable (75) when no password could be kept now."""
    from followupd.adapters.secrets import SystemSecrets

    SystemSecrets().probe(account)


def keep_password(account: Account, password: str) -> None:
    """Put it into the keyring. Raises NoKeyring, SecretUnavailable."""
    from followupd.adapters.secrets import SystemSecrets

    SystemSecrets().store(account, password)


def forget_password(account: Account) -> bool:
    """Remove it from the keyring; False when it was not there. Raises NoKeyring, SecretUnavailable."""
    from followupd.adapters.secrets import SystemSecrets

    return SystemSecrets().forget(account)


def password_changed() -> str:
    """Have the new password used: "poked" a running daemon, "started" a service that had given up, or ""."""
    from followupd.adapters.instance import poke
    from followupd.adapters.unit import UNIT, UserManager
    from followupd.errors import Exit

    if poke(lock_file(os.environ)):
        return "poked"
    manager = UserManager(os.environ)
    with contextlib.suppress(FollowupdError):  # no systemd: nothing to start
        state = manager.show()
        if state.state == "failed" and state.exit_code == Exit.LOGIN_REFUSED:
            manager.call("restart", "--no-block", UNIT)
            return "started"
    return ""


def show_on_desktop(title: str, body: str) -> bool:
    """Show one notice without an outbox, waiting a while for a desktop to do it; whether it was shown."""
    import time

    from followupd.adapters.clock import SystemClock
    from followupd.adapters.notify.desktop import DesktopNotifier
    from followupd.core.render import daemon_notice
    from followupd.errors import DeliveryFailed

    notifier, until = DesktopNotifier(), time.monotonic() + DESKTOP_PATIENCE
    try:
        while True:
            try:
                notifier.deliver(daemon_notice(title, body, SystemClock().now()))
            except DeliveryFailed:
                if time.monotonic() > until:
                    return False
                time.sleep(1)
            else:
                return True
    finally:
        notifier.close()


DESKTOP_PATIENCE = 60.0
"""Seconds for a desktop to come up: a session's services start beside it."""


def _has_terminal() -> bool:
    """Whether this process has a terminal: when that is closed, SIGHUP does not mean "reload"."""
    try:
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY))
    except OSError:
        return False
    return True


def _on_stderr(line: str) -> None:
    sys.stderr.write(line + "\n")


def _system_zone() -> str:
    from followupd.config.locate import system_zone

    return system_zone(os.environ)
