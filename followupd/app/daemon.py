"""The daemon: one queue, one thread that decides.

1. Watchers put batches on the queue, the scheduler ticks, buttons and the command line what the user
   said. This thread takes one item off, lets `Inbox` decide, reconciles the scheduler, wakes the outbox.
2. Nothing is judged before every folder has been read to its end under the present interest; a folder
   that cannot be read delays judging for a while (PATIENCE), never for ever.
3. A refused login is told once; when every account is refused, there is nothing left to do: exit 77.
"""

from __future__ import annotations

import queue
import threading
from collections import deque
from contextlib import suppress
from dataclasses import replace
from datetime import date
from math import inf

import structlog

from followupd.app.items import Item, KeyringChanged, Pressed, Reload, Resumed, Stop, Tick, Told, deed_of
from followupd.app.parts import Parts
from followupd.app.reload import change
from followupd.app.troubles import Troubles
from followupd.app.watch import AccountWatch
from followupd.app.watched import Phase, Watched, WatcherState
from followupd.core.decide import Decision
from followupd.core.local_time import day_of, zone_of
from followupd.core.render import daemon_notice, passing_notice
from followupd.errors import Exit, FollowupdError
from followupd.model import Account, Config, Role
from followupd.ports import Batch

PATIENCE_AT_START = 600.0
"""Seconds for which a folder that has not been read to its end delays judging."""

PATIENCE = 60.0
"""Seconds for which a folder that has lost its connection delays judging."""

SLEPT = 90.0
"""Seconds by which the wall clock may get ahead of the monotonic one before that is a sleep."""

STALLED = 600.0
"""Seconds without any progress of a watcher after which the watchdog is fed no more."""

STOP_SECONDS = 2.0
"""Seconds for threads to end, at the end and when a new configuration ends them."""

log = structlog.get_logger(__name__)


class Daemon:
    """Runs until it is told to stop, or can do nothing any more."""

    def __init__(self, config: Config, parts: Parts) -> None:
        self._config = config
        self._parts = parts
        self._incomplete_since: float | None = parts.monotonic()
        self._read_under: dict[tuple[str, Role], str] = {}  # folder: the interest under which it was read to its end
        self._absent: set[tuple[str, Role]] = set()
        self._away_since: dict[tuple[str, Role], float] = {}
        self._refused: dict[str, FollowupdError] = {}
        self._told_of: set[tuple[str, str]] = set()
        self._troubles = Troubles()
        self._refused_config = ""  # why the latest one was not taken over
        self._stopping = threading.Event()
        self._retired: dict[str, threading.Event] = {}  # account: its watch is to be heard no more
        self._held: deque[Item] = deque()  # taken off the queue, not yet handled
        self._is_ready = False
        self._seen = 0
        self._last_item = (parts.clock.now(), parts.monotonic())
        self._watches = [self._watch(account) for account in config.accounts]

    @property
    def is_ready(self) -> bool:
        """Whether every folder has been read once, and judging has begun."""
        return self._is_ready

    @property
    def decision(self) -> Decision:
        """The latest decision; a frozen value, for any thread."""
        return self._parts.inbox.decision

    def run(self) -> int:
        """Watch and decide; the exit code. Raises StateDamaged when the state breaks while running."""
        parts = self._parts
        parts.alarms.start()
        parts.delivery.start()
        for watch in self._watches:
            watch.start()
        for message in parts.messages:
            log.warning("state.message", message=message)
            self._tell_once("", FollowupdError(message))
        parts.service.status(self._status())
        try:
            while not self._stopping.is_set():
                code = self._step(self._held.popleft() if self._held else parts.items.get())
                if code is not None:
                    return code
            return Exit.OK
        finally:
            parts.service.stopping()
            self._end()

    def stop(self) -> None:
        """End soon, whatever waits on the queue. From any thread, or a signal's."""
        self._stopping.set()
        with suppress(queue.Full):  # then nobody waits at its end
            self._parts.items.put_nowait(Stop())

    def _give_up_when_all_refuse(self) -> None:
        """Only the user can go on from here. Raises LoginRefused."""
        if self._refused and len(self._refused) == len(self._config.accounts):
            self._last_words()
            raise next(iter(self._refused.values()))

    def _last_words(self) -> None:
        """Let what has just been told be shown before the end."""
        until = self._parts.monotonic() + STOP_SECONDS
        while self._parts.store.next_attempt() is not None and self._parts.monotonic() < until:
            self._stopping.wait(0.05)

    def _end(self) -> None:
        """Within STOP_SECONDS and a little: what is left unfinished is done again after the next start."""
        until = self._parts.monotonic() + STOP_SECONDS
        for watch in self._watches:
            watch.stop(0)
        self._parts.alarms.close()
        self._parts.delivery.close(STOP_SECONDS)
        for watch in self._watches:
            watch.stop(max(0.0, until - self._parts.monotonic()))

    def _step(self, item: Item) -> int | None:
        """Handle one item; an exit code ends the daemon."""
        if self._has_slept():
            self._look_again()
        match item:
            case Stop():
                return Exit.OK
            case Batch():
                self._take(item)
            case WatcherState():
                self._hear(item)
                self._give_up_when_all_refuse()
            case Pressed():
                self._press(item)
                self._judge()
            case Resumed():
                self._look_again()
            case KeyringChanged():
                self._ask_for_secrets_again()
            case Told():
                for watch in self._watches:
                    watch.wake(user_acted=True)
                self._judge()
            case Tick():
                self._tick()
            case Reload():
                self._reload()
        return None

    def _tick(self) -> None:
        self._beat()
        self._judge()
        self._tell_of_troubles()
        self._ask_for_secrets_again()  # not every keyring says that it was unlocked

    # ------------------------------------------------------------------ after a sleep

    def _has_slept(self) -> bool:
        """Whether the wall clock has gone further than the monotonic one since the last item: a suspend, or a step."""
        wall, steady = self._parts.clock.now(), self._parts.monotonic()
        last_wall, last_steady = self._last_item
        self._last_item = (wall, steady)
        return abs((wall - last_wall).total_seconds() - (steady - last_steady)) > SLEPT

    def _look_again(self) -> None:
        """What was read is old by now: have every folder looked at before anything is judged by it."""
        now = self._parts.monotonic()
        for folder in self._folders:
            if folder not in self._absent:
                self._away_since[folder] = now
        self._parts.delivery.try_again()
        for watch in self._watches:
            watch.wake()

    def _ask_for_secrets_again(self) -> None:
        """Of the keyring, which is cheap and shows no dialogue; a command of the user's may, and has its own time."""
        own = {account.name for account in self._config.accounts if account.password_command or account.token_command}
        waiting = self._troubles.without_secret() - own
        for watch in self._watches:
            if watch.watched.account in waiting:
                watch.wake()

    # ------------------------------------------------------------------ another configuration

    def _reload(self) -> None:
        """Take a new configuration over, without losing a connection that it does not change; refuse a bad one."""
        parts, old = self._parts, self._config
        if self._is_ready:
            parts.service.reloading()
        try:
            new = parts.load()
            differs = change(old, new)
            delivery = parts.make_delivery(new) if differs.delivery else parts.delivery
        except FollowupdError as error:
            log.warning("config.refused", why=error.title)
            self._refused_config = error.title
            now = parts.clock.now()
            title = f"The new configuration is refused, the old one stays: {error.title}"
            # Each attempt is answered, also the second one with the same mistake.
            notice = daemon_notice(title, error.hint, now)
            parts.inbox.tell(replace(notice, key=f"{notice.key}:{now.isoformat()}"))
            parts.delivery.wake()
            self._say_ready()
            return
        self._retire([watch for watch in self._watches if watch.watched.account not in differs.kept])
        self._config, self._refused_config = new, ""
        if delivery is not parts.delivery:
            parts.delivery.close()
            parts.delivery = delivery
            delivery.start()
        delivery.policy = new.policy
        parts.inbox.adopt_policy(new.policy, delivery.first_channel)
        if parts.stream is not None:
            parts.stream.adopt_zone(zone_of(new.policy.zone))
        for watch in self._watches:
            watch.serve(self._roles)
        wider = new.policy.backfill > old.policy.backfill
        fresh = [self._watch(account, anew=wider) for account in new.accounts if account.name not in differs.kept]
        self._watches += fresh
        for watch in fresh:
            watch.start()
        for watch in self._watches:
            watch.wake(user_acted=True)
        self._incomplete_since = parts.monotonic()
        log.info("config.reloaded", accounts=len(new.accounts), connections_kept=len(differs.kept))
        self._judge()
        self._say_ready()

    def _retire(self, gone: list[AccountWatch]) -> None:
        """End these watches, and deal with what they have put on the queue: nothing of theirs comes afterwards."""
        names = {watch.watched.account for watch in gone}
        for watch in gone:
            self._retired[watch.watched.account].set()
            watch.stop(0)
        until = self._parts.monotonic() + STOP_SECONDS
        ended = False
        while not ended:
            # They may be waiting for room on the queue.
            ended = all(watch.stop(0.05) for watch in gone) or self._parts.monotonic() > until
            with suppress(queue.Empty):
                while True:
                    item = self._parts.items.get_nowait()
                    if isinstance(item, Batch):
                        self._take(item)
                    elif not (isinstance(item, WatcherState) and item.account in names):
                        self._held.append(item)
        self._watches = [watch for watch in self._watches if watch not in gone]
        for name in names:
            self._forget(name)

    def _forget(self, account: str) -> None:
        """What is known of the folders of an account that is watched no more, or anew."""
        for known in (self._read_under, self._away_since):
            for folder in [folder for folder in known if folder[0] == account]:
                del known[folder]
        self._absent = {folder for folder in self._absent if folder[0] != account}
        self._refused.pop(account, None)
        self._troubles.forget(account)
        self._told_of = {told for told in self._told_of if told[0] != account}

    def _say_ready(self) -> None:
        """End a reload; before the first sync is over, only say how it goes."""
        if self._is_ready:
            self._parts.service.ready(self._status())
        else:
            self._parts.service.status(self._status())

    @property
    def _roles(self) -> tuple[Role, ...]:
        return tuple(role for role in Role if role is not Role.DRAFTS or self._config.policy.drafts)

    @property
    def _folders(self) -> list[tuple[str, Role]]:
        return [(account.name, role) for account in self._config.accounts for role in self._roles]

    # ------------------------------------------------------------------ mail

    def _watch(self, account: Account, *, anew: bool = False) -> AccountWatch:
        """A watch of `account`, not started. `anew`: from the beginning of the window, whatever was read already."""
        parts = self._parts
        retired = self._retired[account.name] = threading.Event()

        def report(state: WatcherState) -> None:
            if not retired.is_set():
                parts.items.put(state)

        return AccountWatch(
            Watched(
                account.name,
                parts.connect(account),
                lambda: parts.inbox.interest,
                (lambda _account, _folder: None) if anew else parts.store.another().cursor,
                self._window,
                parts.items,  # type: ignore[arg-type]  # the watchers put only batches there
                report,
                self._roles,
                parts.poll,
            )
        )

    def _window(self) -> date:
        policy = self._parts.inbox.policy
        return day_of(self._parts.clock.now() - policy.backfill, zone_of(policy.zone))

    def _take(self, batch: Batch) -> None:
        parts = self._parts
        folder = (batch.account, batch.role)
        self._absent.discard(folder)
        self._well_again(*folder)
        if batch.caught_up:
            self._read_under[folder] = batch.cursor.interest
        elif self._read_under.get(folder) != batch.cursor.interest:
            self._read_under.pop(folder, None)
        before = parts.inbox.interest.fingerprint
        whole = self._is_whole()
        parts.inbox.handle(batch, whole=whole)
        self._seen += batch.seen
        if not self._is_ready and parts.progress:
            parts.progress(self._seen, False)
        self._after(judged=not self._widened(before) and whole)

    def _widened(self, before: str) -> bool:
        """Whether other mail is of interest than under that fingerprint; then the watchers look again."""
        if self._parts.inbox.interest.fingerprint == before:
            return False
        log.info("interest.changed")
        for watch in self._watches:
            watch.wake()
        return True

    def _is_whole(self) -> bool:
        """Whether the history is complete enough to judge by."""
        now = self._parts.monotonic()
        wanted = self._parts.inbox.interest.fingerprint
        if any(role is not Role.DRAFTS for _, role in self._absent):
            return False  # without Sent everything looks unthanked; the user has been told which key to set
        if all(folder in self._absent or self._read_under.get(folder) == wanted for folder in self._folders):
            self._incomplete_since = None
            return all(now - since > PATIENCE for since in self._away_since.values())
        if self._incomplete_since is None:
            self._incomplete_since = now
        return now - self._incomplete_since > PATIENCE_AT_START

    def _judge(self) -> None:
        if self._is_whole():
            before = self._parts.inbox.interest.fingerprint
            self._parts.inbox.tick()
            self._after(judged=not self._widened(before))

    def _after(self, *, judged: bool) -> None:
        """What has to follow every decision."""
        parts = self._parts
        decision = parts.inbox.decision
        if judged:
            parts.alarms.reconcile({nudge.key: nudge.due for nudge in decision.agenda})
            parts.delivery.wake()
            if parts.stream is not None:
                parts.stream.flush()
        if judged and not self._is_ready:
            self._is_ready = True
            if parts.progress:
                parts.progress(self._seen, True)
            log.info("daemon.ready", opportunities=len(decision.opportunities), owed=len(decision.agenda))
            parts.service.ready(self._status())
        elif judged:
            parts.service.status(self._status())

    def _status(self) -> str:
        decision = self._parts.inbox.decision
        mailboxes, found = len(self._config.accounts), len(decision.opportunities)
        watching = "Watching" if self._is_ready else "Reading mail back from"
        opportunities = f"{found} opportunit{'y' if found == 1 else 'ies'}"
        ahead = f"{len(decision.agenda)} nudges ahead"
        said = [f"{watching} {mailboxes} mailbox{'' if mailboxes == 1 else 'es'}, {opportunities}, {ahead}"]
        said += [f"{account}: {error.title}" for account, error in (self._troubles.present() | self._refused).items()]
        if self._refused_config:
            said.append(f"the new configuration is refused: {self._refused_config}")
        return "; ".join(said)

    # ------------------------------------------------------------------ the watchers' states

    def _hear(self, state: WatcherState) -> None:
        folder = (state.account, state.role)
        if state.phase in {Phase.IDLE, Phase.PARKED, Phase.STOPPED}:
            self._well_again(*folder)
        if state.phase is Phase.IDLE:
            self._refused.pop(state.account, None)
            if state.looked >= self._away_since.get(folder, inf):
                del self._away_since[folder]
                if not self._away_since:
                    self._judge()
        elif state.phase is Phase.OFFLINE:
            self._away_since.setdefault(folder, self._parts.monotonic())
        elif state.phase is Phase.NO_FOLDER:
            self._absent.add(folder)
            if state.error is not None and state.role is not Role.DRAFTS:
                self._parts.service.ready(f"{state.account}: {state.error.title}")
            self._judge()
        if state.error is None:
            return
        log.warning(
            "watch.trouble",
            phase=state.phase.value,
            account=state.account,
            role=state.role.value,
            why=state.error.title,
        )
        if state.phase is Phase.REFUSED:
            self._refused[state.account] = state.error
        of_folder = state.phase is Phase.NO_FOLDER
        if not of_folder or state.role is not Role.DRAFTS:  # without Drafts all is well but the guard of drafts
            self._troubles.began(*folder, state.error, self._parts.monotonic(), of_folder=of_folder)
        self._tell_of_troubles()
        if not self._is_ready and not of_folder:
            self._parts.service.status(self._status())

    def _well_again(self, account: str, role: Role) -> None:
        if self._troubles.ended(account, role, self._parts.monotonic()):
            title = f"{account}: mail is being read again."
            self._parts.inbox.tell(passing_notice(title, "", self._parts.clock.now()))
            self._parts.delivery.wake()

    def _tell_of_troubles(self) -> None:
        """Those that are due, each once."""
        for account, error, needs_user in self._troubles.due(self._parts.monotonic()):
            made = daemon_notice if needs_user else passing_notice
            hint = error.hint or ("" if needs_user else "It is tried again by itself.")
            self._parts.inbox.tell(made(f"{account}: {error.title}", hint, self._parts.clock.now()))
            self._parts.delivery.wake()

    def _tell_once(self, account: str, error: FollowupdError) -> None:
        if (account, error.title) in self._told_of:
            return
        self._told_of.add((account, error.title))
        now = self._parts.clock.now()
        self._parts.inbox.tell(daemon_notice(": ".join(filter(None, (account, error.title))), error.hint, now))
        self._parts.delivery.wake()

    def _beat(self) -> None:
        """Feed the watchdog, while every watcher makes progress."""
        now = self._parts.monotonic()
        getting_on = all(now - watch.last_progress < STALLED for watch in self._watches)
        if getting_on and self._parts.delivery.busy_for() < STALLED:
            self._parts.service.alive()

    # ------------------------------------------------------------------ the user

    def _press(self, pressed: Pressed) -> None:
        """A button is a deed, as its command-line twin would have written it."""
        deed = deed_of(pressed, self._parts.clock.now())
        if deed is not None:
            self._parts.store.add_deed(deed)
            log.info("notice.action", action=pressed.action.partition(":")[0])
