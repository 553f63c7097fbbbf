"""What the daemon is made of, as it needs them; `wiring` builds it."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from followupd.app.inbox import Inbox
from followupd.app.items import Item
from followupd.app.stream import LogStream
from followupd.app.watched import POLL_SECONDS
from followupd.model import Account, Config, Policy
from followupd.ports import Clock, Mailbox, Store


class Alarms(Protocol):
    """The scheduler, as the daemon needs it."""

    def start(self) -> None: ...

    def reconcile(self, nudges: Mapping[str, datetime]) -> None: ...

    def close(self) -> None: ...


class Delivery(Protocol):
    """The outbox worker, as the daemon needs it."""

    def start(self) -> None: ...

    def wake(self) -> None: ...

    def try_again(self) -> None: ...

    def close(self, seconds: float = 3.0) -> None: ...

    def busy_for(self) -> float:
        """Seconds for which the slowest worker has been at one thing."""
        ...

    policy: Policy

    @property
    def first_channel(self) -> str: ...


class Service(Protocol):
    """The service manager, as the daemon needs it."""

    def ready(self, status: str = "") -> None: ...

    def status(self, status: str) -> None: ...

    def alive(self) -> None: ...

    def reloading(self) -> None: ...

    def stopping(self) -> None: ...


@dataclass(slots=True)
class Parts:
    """Everything that the daemon is made of; `wiring` builds it."""

    inbox: Inbox
    store: Store
    clock: Clock
    alarms: Alarms
    delivery: Delivery
    service: Service
    connect: Callable[[Account], Callable[[], Mailbox]]
    items: queue.Queue[Item]
    load: Callable[[], Config]  # reads the configuration anew
    make_delivery: Callable[[Config], Delivery]
    stream: LogStream | None = None
    messages: tuple[str, ...] = ()  # what opening the store had to say
    progress: Callable[[int, bool], None] | None = None  # messages looked at while catching up; whether that is over
    poll: float = POLL_SECONDS
    monotonic: Callable[[], float] = time.monotonic
