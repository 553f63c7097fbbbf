"""Brings notices to the user: at least once each, by the first channel that can.

1. A row of the outbox is due to one channel at a time, and only that channel's worker touches it. A slow channel
   (a mail server, a push) never holds up another, nor the thread that decides.
2. Shown first, marked afterwards: killed in between, it is shown again, under the same key.
3. A channel that fails hands the row to the next at once, and is left alone for a while. When the last has failed,
   the row waits (30 s, doubling, to 1 h, with jitter) and begins again with the first.
4. In quiet hours only what cannot wait is shown: see `may_wait`.
5. More than five at once (after a long sleep) are one summary; each is still marked, and stands in the log.
"""

from __future__ import annotations

import hashlib
import random
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from followupd.errors import FollowupdError
from followupd.model import Notice, Policy, Severity
from followupd.ports import Clock, Notifier, OutboxRow, Store

log = structlog.get_logger()

FLOOD = 5
"""More notices than this at once are shown as one."""

SHORTEST, LONGEST = timedelta(seconds=30), timedelta(hours=1)
FRESH = timedelta(hours=1)
"""A finding younger than this is about what the user is doing now."""

LOOK = 60.0
"""Seconds between two looks at the clock while anything waits."""

EACH = frozenset({"terminal", "jsonlines", "email"})
"""Channels where many notices are no flood: they are read when the user pleases."""


class Outbox:
    """The delivery of one store's notices. Without `start`, `deliver_due` does it all in the caller's thread."""

    def __init__(
        self,
        store: Store,
        notifiers: Mapping[str, Notifier],
        channels: Sequence[str],
        clock: Clock,
        policy: Policy,
        *,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._store = store
        self._notifiers = notifiers
        self._channels = tuple(c for c in dict.fromkeys(channels) if c in notifiers)
        self._clock = clock
        self.policy = policy
        self._jitter = jitter
        self._down: dict[str, tuple[int, datetime]] = {}  # channel: failures in a row, left alone until
        self._busy: dict[str, float] = {}  # channel: monotonic time since which its worker has been busy
        self._bells = {channel: threading.Event() for channel in self._channels}
        self._closing = threading.Event()
        self._workers: list[threading.Thread] = []

    @property
    def first_channel(self) -> str:
        """What `Commit.notices` are to be addressed to; "" when there is no channel at all."""
        return self._channels[0] if self._channels else ""

    # -------------------------------------------------------------- threads

    def start(self) -> None:
        for channel in self._channels:
            store = self._own_store()
            worker = threading.Thread(target=self._work, args=(channel, store), name=f"deliver-{channel}", daemon=True)
            self._workers.append(worker)
            worker.start()

    def wake(self) -> None:
        """Something was committed: look now. From any thread."""
        for bell in self._bells.values():
            bell.set()
        self._clock.wake()

    def try_again(self) -> None:
        """The network or the session is back: what was left alone is tried now."""
        self._down.clear()
        self.wake()

    def close(self, seconds: float = 3.0) -> None:
        """Stop. A delivery under way is given so many seconds; its row stays, so nothing is lost."""
        self._closing.set()
        self.wake()
        end = time.monotonic() + seconds
        for worker in self._workers:
            worker.join(max(end - time.monotonic(), 0.0))

    def busy_for(self) -> float:
        """Seconds for which the slowest worker has been at one round: for the watchdog."""
        now = time.monotonic()
        return max((now - since for since in list(self._busy.values())), default=0.0)

    def _own_store(self) -> Store:
        try:
            return self._store.another()
        except FollowupdError:  # in memory: one connection, whose calls are serialised
            return self._store

    def _work(self, channel: str, store: Store) -> None:
        bell = self._bells[channel]
        try:
            while not self._closing.is_set():
                bell.clear()
                self._busy[channel] = time.monotonic()
                with suppress(FollowupdError):  # a state file that is locked or damaged is the daemon's to tell
                    self._round(channel, store, self._clock.now())
                self._busy.pop(channel, None)
                if bell.is_set() or self._closing.is_set():
                    continue
                waiting = True
                with suppress(FollowupdError):
                    waiting = store.next_attempt() is not None
                if waiting:
                    self._clock.wait(LOOK)
                else:
                    bell.wait()  # nothing is owed: no wake-up at all
        finally:
            self._busy.pop(channel, None)
            if store is not self._store:
                store.close()

    # -------------------------------------------------------------- one round

    def deliver_due(self, now: datetime) -> None:
        """Try everything that is due now, on every channel in order, in this thread."""
        for channel in self._channels:
            self._round(channel, self._store, now)

    def _round(self, channel: str, store: Store, now: datetime) -> None:
        self._take_back(channel, store, now)
        rows = [row for row in store.pending(now) if self._channel_of(row) == channel and not self._held(row, now)]
        if not rows:
            return
        if self._is_down(channel, now):
            self._hand_on(rows, channel, store, now)
            return
        if len(rows) > FLOOD and channel not in EACH:
            if self._show(channel, summary([row.notice for row in rows], now), now):
                for row in rows:
                    store.delivered(replace(row, channel=channel), now)
            else:
                self._hand_on(rows, channel, store, now)
            return
        for number, row in enumerate(rows):
            if self._closing.is_set():
                return
            if self._show(channel, row.notice, now):
                store.delivered(replace(row, channel=channel), self._clock.now())
            elif self._is_down(channel, now):
                self._hand_on(rows[number:], channel, store, now)
                return

    def _show(self, channel: str, notice: Notice, now: datetime) -> bool:
        try:
            self._notifiers[channel].deliver(notice)
        except FollowupdError as error:
            self._failed(channel, now, error.title)
            return False
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one channel, the next one gets its chance
            self._failed(channel, now, type(error).__name__)
            return False
        if self._down.pop(channel, None) is not None:
            log.info("channel.back", channel=channel)
        return True

    def _failed(self, channel: str, now: datetime, why: str) -> None:
        failures = self._down.get(channel, (0, now))[0] + 1
        self._down[channel] = (failures, now + self._pause(failures - 1))
        (log.warning if failures == 1 else log.debug)("channel.down", channel=channel, why=why)

    def _is_down(self, channel: str, now: datetime) -> bool:
        if channel not in self._down:
            return False
        until = self._down[channel][1]
        # Further away than any pause: the clock has gone back since.
        return now < until <= now + LONGEST * 1.5

    def _hand_on(self, rows: Iterable[OutboxRow], channel: str, store: Store, now: datetime) -> None:
        later = self._channels[self._channels.index(channel) + 1 :]
        jitter = self._jitter()
        for row in rows:
            if later:
                store.postpone(row, now, later[0])
            else:
                tries = row.attempts // len(self._channels)
                store.postpone(row, now + _pause(tries, jitter), self._channels[0])
        if later:
            self._bells[later[0]].set()
            self._clock.wake()

    def _pause(self, failures: int) -> timedelta:
        return _pause(failures, self._jitter())

    def _take_back(self, channel: str, store: Store, now: datetime) -> None:
        for row in store.to_withdraw():
            if self._channel_of(row) == channel:
                with suppress(FollowupdError):
                    self._notifiers[channel].withdraw(row.notice.key)
                store.taken_back(row, now)

    def _channel_of(self, row: OutboxRow) -> str:
        """A channel that the configuration no longer names is the first one's business."""
        return row.channel if row.channel in self._channels else self.first_channel

    def _held(self, row: OutboxRow, now: datetime) -> bool:
        return self.is_quiet(now) and may_wait(row.notice, now)

    def is_quiet(self, now: datetime) -> bool:
        """Whether it is quiet hours in the user's zone; a span may go over midnight."""
        if self.policy.quiet is None:
            return False
        begin, end = self.policy.quiet
        local = now.astimezone(ZoneInfo(self.policy.zone)).time()
        return begin <= local < end if begin <= end else local >= begin or local < end


def may_wait(notice: Notice, now: datetime) -> bool:
    """Whether a notice keeps until quiet hours end.

    Not what is critical; not `ask-timeline`, which is about an interview in an hour; and not a warning about a mail
    written just now: its writer is awake, and a draft can still be mended.
    """
    if notice.severity is Severity.CRITICAL or notice.record.get("step") == "ask-timeline":
        return False
    is_nudge = notice.record.get("kind") == "nudge" or "step" in notice.record
    return is_nudge or not notice.record or now - notice.at > FRESH


def summary(notices: Sequence[Notice], now: datetime) -> Notice:
    """Many notices as one: the worst first, each by its title. Its key is made of theirs."""
    order = list(Severity)
    worst_first = sorted(notices, key=lambda notice: -order.index(notice.severity))
    lines = [notice.title for notice in worst_first[:10]]
    if len(notices) > len(lines):
        lines.append(f"and {len(notices) - len(lines)} more")
    keys = "\n".join(sorted(notice.key for notice in notices)).encode("utf-8", "backslashreplace")
    return Notice(
        key=f"summary:{hashlib.sha256(keys).hexdigest()[:32]}",
        title=f"{len(notices)} notices while you were away",
        body="\n".join([*lines, "All of them: followupd log"]),
        severity=worst_first[0].severity,
        at=now,
    )


def _pause(failures: int, jitter: float) -> timedelta:
    """30 s, doubling, to 1 h; then up to a quarter more, so that many do not come back as one."""
    doubled: timedelta = SHORTEST * 2.0 ** min(failures, 10)
    return min(doubled, LONGEST) * (1 + jitter / 4)
