"""Every clock, the scheduler that runs by it, and what systemd is told."""

from __future__ import annotations

import queue
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from followupd.adapters.clock import DrivenClock, SystemClock
from followupd.adapters.scheduler import Scheduler
from followupd.adapters.systemd import ServiceManager
from followupd.ports import Clock

START = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)


@pytest.fixture(params=["system", "driven"])
def clock(request: pytest.FixtureRequest) -> Clock:
    made: dict[str, Clock] = {
        "system": SystemClock(),
        "driven": DrivenClock(START),
    }
    return made[request.param]


def test_now_is_aware_utc(clock: Clock) -> None:
    assert clock.now().tzinfo is UTC


def test_a_wake_ends_a_wait_also_when_it_comes_first(clock: Clock) -> None:
    clock.wake()
    assert clock.wait(3600) is True
    threading.Timer(0.05, clock.wake).start()
    assert clock.wait(3600 * 10000) is True


def test_a_wake_wakes_every_waiter(clock: Clock) -> None:
    woken: queue.Queue[bool] = queue.Queue()
    waiters = [threading.Thread(target=lambda: woken.put(clock.wait(1e9))) for _ in range(3)]
    for waiter in waiters:
        waiter.start()
    clock.wake()
    assert [woken.get(timeout=10) for _ in range(3)] == [True, True, True]


def test_a_wait_that_nobody_ends_is_over_in_time() -> None:
    assert SystemClock().wait(0.01) is False


@pytest.mark.parametrize("step", [timedelta(days=3), timedelta(days=-1)], ids=["suspend", "step back"])
def test_a_driven_wait_ends_when_time_passes_or_goes_back(step: timedelta) -> None:
    clock = DrivenClock(START)
    threading.Timer(0.05, clock.advance, [step]).start()
    assert clock.wait(3600) is False
    assert clock.now() == START + step


# ------------------------------------------------------------------ the scheduler


class Rig:
    def __init__(self) -> None:
        self.clock = DrivenClock(START)
        self.due: queue.Queue[str] = queue.Queue()
        self.scheduler = Scheduler(self.clock, self.due.put)
        self.scheduler.start()

    def next(self) -> str:
        return self.due.get(timeout=10)

    def nothing_more(self) -> bool:
        """A marker set for now comes after whatever else is due."""
        self.scheduler.every("marker", 1, lambda: self.due.put("marker"))
        self.clock.advance(timedelta(seconds=1))
        return self.next() == "marker"


@pytest.fixture
def rig() -> Iterator[Rig]:
    made = Rig()
    yield made
    made.scheduler.close()


def test_a_nudge_is_raised_at_its_time_and_once(rig: Rig) -> None:
    due = START + timedelta(hours=1)
    rig.scheduler.reconcile({"a": due})
    assert rig.scheduler.upcoming() == {"a": due}
    rig.clock.set(due)
    assert rig.next() == "a"
    rig.scheduler.reconcile({"a": due})
    assert rig.scheduler.upcoming() == {}
    assert rig.nothing_more()


def test_a_nudge_that_was_slept_through_is_raised_late(rig: Rig) -> None:
    rig.scheduler.reconcile({"a": START + timedelta(hours=1), "b": START + timedelta(hours=2)})
    rig.clock.advance(timedelta(days=3))
    assert [rig.next(), rig.next()] == ["a", "b"]


def test_a_nudge_in_the_past_is_raised_at_once(rig: Rig) -> None:
    rig.scheduler.reconcile({"a": START - timedelta(days=400)})
    assert rig.next() == "a"


def test_a_nudge_that_moved_or_went_is_not_raised_at_its_old_time(rig: Rig) -> None:
    rig.scheduler.reconcile({"a": START + timedelta(hours=1), "b": START + timedelta(hours=1)})
    rig.scheduler.reconcile({"a": START + timedelta(hours=3)})
    rig.clock.advance(timedelta(hours=2))
    assert rig.nothing_more()
    rig.clock.advance(timedelta(hours=1))
    seen = {rig.next()}
    while "a" not in seen:
        seen.add(rig.next())
    assert seen <= {"a", "marker"}


def test_a_nudge_that_was_raised_and_is_owed_again_later_is_raised_again(rig: Rig) -> None:
    rig.scheduler.reconcile({"a": START})
    assert rig.next() == "a"
    rig.scheduler.reconcile({"a": START + timedelta(days=1)})
    rig.clock.advance(timedelta(days=1))
    assert rig.next() == "a"


def test_an_interval_goes_on_after_the_clock_went_a_day_ahead_and_back(rig: Rig) -> None:
    rig.scheduler.every("poll", 300, lambda: rig.due.put("poll"))
    rig.clock.advance(timedelta(days=1))
    assert rig.next() == "poll"
    rig.clock.set(START)
    rig.scheduler.reconcile({"a": START})  # whoever waits has looked at the clock once this has come
    assert rig.next() == "a"
    rig.clock.advance(timedelta(seconds=301))
    assert rig.next() == "poll"


def test_a_time_in_a_zone_with_daylight_saving_is_the_instant_that_it_is(rig: Rig) -> None:
    zone = ZoneInfo("Europe/Berlin")
    due = datetime(2026, 3, 29, 9, 0, tzinfo=zone)  # the night before, an hour is left out
    rig.scheduler.reconcile({"a": due})
    assert rig.scheduler.upcoming() == {"a": datetime(2026, 3, 29, 7, 0, tzinfo=UTC)}
    rig.clock.set(datetime(2026, 3, 29, 7, 0, tzinfo=UTC))
    assert rig.next() == "a"


# ------------------------------------------------------------------ systemd


@pytest.fixture(params=["path", "abstract"])
def manager(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[socket.socket, str]]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as server:
        server.settimeout(5)
        name = f"{tmp_path}/notify"
        server.bind(name if request.param == "path" else "\0" + name)
        yield server, name if request.param == "path" else "@" + name


def test_systemd_is_told_each_state(manager: tuple[socket.socket, str]) -> None:
    server, address = manager
    service = ServiceManager({"NOTIFY_SOCKET": address})
    service.ready("watching 3 folders\nREADY=0")
    service.alive()
    service.reloading()
    service.stopping()
    told = [server.recv(4096).decode() for _ in range(4)]
    assert told[0] == "READY=1\nSTATUS=watching 3 folders READY=0"
    assert told[1] == "WATCHDOG=1"
    assert told[2].startswith("RELOADING=1\nMONOTONIC_USEC=")
    assert told[3] == "STOPPING=1"


def test_without_systemd_nothing_is_told_and_nothing_fails() -> None:
    service = ServiceManager({})
    service.ready()
    ServiceManager({"NOTIFY_SOCKET": "/nowhere/at/all"}).alive()
    assert (service.present, service.watchdog_seconds) == (False, None)


@pytest.mark.parametrize(
    ("environment", "seconds"),
    [
        ({"WATCHDOG_USEC": "180000000"}, 180.0),
        ({"WATCHDOG_USEC": "180000000", "WATCHDOG_PID": "1"}, None),
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
    ],
)
def test_the_watchdog_is_for_this_process_only(environment: dict[str, str], seconds: float | None) -> None:
    assert ServiceManager(environment).watchdog_seconds == seconds
