"""What watchers are given, and what they say of themselves."""

from __future__ import annotations

import queue
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from followupd.core.interest import Interest
from followupd.errors import FollowupdError
from followupd.model import Role
from followupd.ports import Batch, Cursor, Mailbox

POLL_SECONDS = 285.0  # below five minutes: IDLE is renewed and the folder is looked at again


class Phase(StrEnum):
    """What a watcher is doing."""

    CONNECTING = "connecting"
    SYNCING = "syncing"
    IDLE = "idle"
    OFFLINE = "offline"
    REFUSED = "refused"
    NO_FOLDER = "no-folder"
    PARKED = "parked"  # another watcher reads its folder
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class WatcherState:
    """A watcher's state, given on every change. `since` is monotonic seconds; `error` says why it is not well.

    `looked` is when it last began to read its folders (monotonic seconds): whatever came before is read.
    """

    account: str
    role: Role
    phase: Phase
    since: float
    error: FollowupdError | None = None
    looked: float = 0.0


@dataclass(frozen=True, slots=True)
class Watched:
    """What the watchers of one account need. The callables are called from the watchers' threads."""

    account: str
    connect: Callable[[], Mailbox]
    interest: Callable[[], Interest]
    cursor: Callable[[str, str], Cursor | None]  # account, folder: as committed
    since: Callable[[], date]  # first day of the window
    out: queue.Queue[Batch]
    report: Callable[[WatcherState], None]
    roles: tuple[Role, ...] = (Role.SENT, Role.INBOX, Role.DRAFTS)
    poll: float = POLL_SECONDS
    monotonic: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = random.random
