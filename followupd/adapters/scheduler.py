"""APScheduler, running by our clock: it raises the nudges and beats the time.

1. A job's only act is to call back with its name; what follows is decided elsewhere.
2. Nothing is stored: the agenda is derived again at every start, and reconciled here.
3. However late a date job is, it runs, once (`misfire_grace_time=None`, `coalesce`); aware UTC only.
4. The clock is a port. APScheduler asks `datetime.now` and waits on monotonic time, hence the two
   methods that are overridden: the time comes from the port, and no wait is longer than a heartbeat.
5. A nudge that has fired is not set again for the same time: it would fire for ever while its
   raising is held back. The heartbeat looks at it again.
6. APScheduler takes along pools of processes, and asyncio to ask whether a job is a coroutine: 4 MB. Its jobs here
   are plain functions that run in its own thread, so neither is there while it is imported.
"""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from followupd.ports import Clock
from followupd.stand_ins import module, standing_in

_STAND_INS = {
    "asyncio": module("asyncio", iscoroutinefunction=inspect.iscoroutinefunction),
    "apscheduler.executors.pool": module("apscheduler.executors.pool", ThreadPoolExecutor=None),
}
with standing_in(_STAND_INS):
    from apscheduler.executors.debug import DebugExecutor
    from apscheduler.jobstores.base import JobLookupError
    from apscheduler.schedulers import SchedulerNotRunningError
    from apscheduler.schedulers.background import BackgroundScheduler
    from apscheduler.schedulers.base import STATE_STOPPED, BaseScheduler
    from apscheduler.triggers.date import DateTrigger
    from apscheduler.triggers.interval import IntervalTrigger

HEARTBEAT = 60.0
"""Seconds, at most, between two looks at the clock (APScheduler #794)."""


class _ByOurClock(BackgroundScheduler):  # type: ignore[misc]
    """APScheduler's own scheduler with the time taken from a port."""

    def __init__(self, clock: Clock, longest: float) -> None:
        self._clock = clock
        self._longest = longest
        super().__init__(
            timezone=UTC,
            # Jobs run in the scheduler's own thread: all they do is to put something on a queue.
            executors={"default": DebugExecutor()},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            daemon=True,
        )

    def wakeup(self) -> None:
        self._clock.wake()

    def shutdown(self, *, wait: bool = True) -> None:
        BaseScheduler.shutdown(self, wait=wait)
        self._clock.wake()
        if wait:
            self._thread.join()

    def _main_loop(self) -> None:
        last = self._clock.now()
        while self.state != STATE_STOPPED:
            now = self._clock.now()
            if now < last - timedelta(seconds=1):
                self._beat_again_from(now)
            last = now
            wait = self._process_jobs()
            if self.state != STATE_STOPPED:
                self._clock.wait(self._longest if wait is None else min(wait, self._longest))

    def _process_jobs(self) -> float | None:
        """Run what is due; seconds until the next, None when there is none."""
        now = self._clock.now()
        with self._jobstores_lock:
            store = self._lookup_jobstore("default")
            for job in store.get_due_jobs(now):
                times = job._get_run_times(now)  # noqa: SLF001 - as the base class does
                if not times:
                    continue
                self._lookup_executor(job.executor).submit_job(job, times[-1:])
                following = job.trigger.get_next_fire_time(times[-1], now)
                try:
                    if following:
                        job._modify(next_run_time=following)  # noqa: SLF001
                        store.update_job(job)
                    elif store.lookup_job(job.id) is job:
                        store.remove_job(job.id)
                except JobLookupError:
                    continue
            upcoming = store.get_next_run_time()
        return None if upcoming is None else max((upcoming - self._clock.now()).total_seconds(), 0.0)

    def _beat_again_from(self, now: datetime) -> None:
        """The clock went back: interval jobs would rest until it has caught up."""
        with self._jobstores_lock:
            for job in self.get_jobs():
                if isinstance(job.trigger, IntervalTrigger):
                    job.modify(next_run_time=min(job.next_run_time, now + job.trigger.interval))


class Scheduler:
    """The nudges of the agenda as date jobs, and interval jobs beside them."""

    def __init__(self, clock: Clock, on_due: Callable[[str], None], *, heartbeat: float = HEARTBEAT) -> None:
        """`on_due` is called, in the scheduler's thread, with the key of a nudge that is due."""
        self._clock = clock
        self._on_due = on_due
        self._scheduler = _ByOurClock(clock, heartbeat)
        self._lock = threading.Lock()
        self._set: dict[str, datetime] = {}
        self._fired: dict[str, datetime] = {}

    def start(self) -> None:
        self._scheduler.start()

    def close(self) -> None:
        """Stop; returns when no job runs any more."""
        try:
            self._scheduler.shutdown(wait=True)
        except SchedulerNotRunningError:
            return

    def every(self, name: str, seconds: float, action: Callable[[], None]) -> None:
        """Call `action` every so many seconds; a second call with the same name replaces the first."""
        first = self._clock.now() + timedelta(seconds=seconds)
        trigger = IntervalTrigger(seconds=seconds, start_date=first, timezone=UTC)
        self._add(action, trigger, f"every:{name}", first)

    def reconcile(self, nudges: Mapping[str, datetime]) -> None:
        """Make the date jobs those of the agenda: key to when it is due (aware)."""
        with self._lock:
            for key in self._set.keys() - nudges.keys():
                del self._set[key]
                self._remove(f"nudge:{key}")
            self._fired = {key: due for key, due in self._fired.items() if nudges.get(key) == due}
            for key, due in nudges.items():
                if self._set.get(key) != due and key not in self._fired:
                    self._set[key] = due.astimezone(UTC)
                    self._add(self._fire, DateTrigger(due, UTC), f"nudge:{key}", due, key, due)

    def upcoming(self) -> Mapping[str, datetime]:
        """The nudges that are set: key to when (UTC)."""
        with self._lock:
            return dict(self._set)

    def _fire(self, key: str, due: datetime) -> None:
        with self._lock:
            if self._set.get(key) != due:
                return  # moved or gone since it became due
            del self._set[key]
            self._fired[key] = due
        self._on_due(key)

    def _add(self, action: Callable[..., None], trigger: Any, name: str, first: datetime, *args: Any) -> None:
        self._scheduler.add_job(
            action, trigger, args=args, id=name, name=name, next_run_time=first.astimezone(UTC), replace_existing=True
        )

    def _remove(self, name: str) -> None:
        try:
            self._scheduler.remove_job(name)
        except JobLookupError:
            return  # it has just run
