"""What comes to the daemon's queue, besides mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from followupd.app.watched import WatcherState
from followupd.model import Deed, DeedType
from followupd.ports import Batch


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed: a nudge may be due."""


@dataclass(frozen=True, slots=True)
class Told:
    """The command line has written something into the store."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button on a notice: the notice's key, the button's identifier."""

    key: str
    action: str


@dataclass(frozen=True, slots=True)
class Resumed:
    """The machine has woken up, or the network has come back."""


@dataclass(frozen=True, slots=True)
class KeyringChanged:
    """A keyring has appeared, or may have been unlocked."""


@dataclass(frozen=True, slots=True)
class Reload:
    """SIGHUP: take the configuration over anew."""


@dataclass(frozen=True, slots=True)
class Stop:
    """SIGTERM or SIGINT."""


Item = Batch | WatcherState | Tick | Told | Pressed | Resumed | KeyringChanged | Reload | Stop


def deed_of(pressed: Pressed, now: datetime) -> Deed | None:
    """What a button on a nudge means; None for one that is not ours."""
    if pressed.action == "adopt" and pressed.key.startswith("propose:"):
        return Deed(now, DeedType.ADOPT, note=pressed.key.partition(":")[2])
    opportunity, nudge = pressed.key.partition("/")[0], pressed.key.partition("~")[0]
    action, _, argument = pressed.action.partition(":")
    match action:
        case "snooze":
            return Deed(now, DeedType.SNOOZE, opportunity, nudge=nudge, until=now + timedelta(days=1))
        case "done":
            return Deed(now, DeedType.DONE, opportunity, nudge=nudge)
        case "promise":
            return Deed(now, DeedType.PROMISE, opportunity, by=date.fromisoformat(argument), note="you were told so")
        case _:
            return None
