"""Playing a story: the real daemon watches the embedded server, on a clock that is driven from scene to scene.

1. Time jumps to whatever comes next: a mail of the story, or a nudge that the daemon has set.
2. After each jump the daemon is waited for, by what it has read, raised and delivered, never by a time.
3. What is printed is what the daemon delivered, through its outbox, to a notifier of ours.
"""

from __future__ import annotations

import os
import queue
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from followupd.adapters.clock import DrivenClock
from followupd.adapters.sqlite import open_store
from followupd.app.daemon import Daemon
from followupd.app.items import Item, Stop
from followupd.core.decide import Decision
from followupd.demo.server import DemoServer, Maildrop
from followupd.demo.stories import STORIES, ZONE, ZONE_NAME, Story, mail_of, moment
from followupd.errors import FollowupdError
from followupd.model import Account, Config, Notice, Policy, Server, Severity
from followupd.ports import Store

PACE = 0.7
"""Seconds of real time between two things that happen, so that a person can read along."""

PATIENCE = 20.0
"""Seconds of real time that the daemon may take for one step, on a very slow machine."""

_STYLE = {Severity.INFO: "36", Severity.WARNING: "33", Severity.CRITICAL: "31;1"}

NEXT = """
That was the real daemon, reading real IMAP over the wire; only the clock ran fast. Next:

followupd config path
    says where your configuration goes: [[accounts]], and below it email = "you@…", is all that a known provider needs
followupd run
    watches your own mailbox, in the foreground
followupd audit MBOX --me YOU
    replays mail that you have on disk: nothing is written, nothing is sent
"""


class DemoStuck(FollowupdError):
    """The daemon did not do what it should within PATIENCE."""


@dataclass(slots=True)
class Stage:
    """Where the story is told: a stream, in colours where it is a terminal."""

    stream: TextIO

    def say(self, text: str, style: str = "") -> None:
        if style and self.stream.isatty() and not os.environ.get("NO_COLOR"):
            text = f"\x1b[{style}m{text}\x1b[0m"
        self.stream.write(text + "\n")
        self.stream.flush()

    def title(self, text: str) -> None:
        self.say(f"\n{text}\n{'─' * len(text)}", "1")

    def mail(self, at: datetime, who: str, what: str, text: str) -> None:
        name = who.partition(" <")[0]
        words = " ".join(text.split("\n\n", 1)[-1].rsplit("\n\n", 1)[0].split())
        self.say(f"{at:%a %-d %b %H:%M}  {name}: “{what}” {words[:110]}{'…' if len(words) > 110 else ''}")


class StageNotifier:
    """A channel (`ports.Notifier`) that shows notices on the stage, under the story's clock."""

    name = "demo"

    def __init__(self, stage: Stage, now: Callable[[], datetime]) -> None:
        self._stage = stage
        self._now = now

    def deliver(self, notice: Notice) -> None:
        style = _STYLE[notice.severity]
        self._stage.say(f"{self._now().astimezone(ZONE):%a %-d %b %H:%M}    ▸ {notice.title}", style)
        for line in notice.body.splitlines():
            self._stage.say(f"                      {line}")

    def withdraw(self, key: str) -> None:
        """What is said is said."""

    def close(self) -> None:
        """The stage is not ours."""


class DemoSecrets:
    """The one password of the embedded server (`ports.Secrets`)."""

    def password(self, account: Account) -> str:  # noqa: ARG002 - the port's
        return "demo"

    def token(self, account: Account) -> str:
        raise FollowupdError(f"{account.name} has a password.")


def run_demo(stream: TextIO, build: Callable[..., Daemon], *, pace: float = PACE) -> int:
    """Both stories, one after the other; the exit code. `build` is `wiring.build_daemon`."""
    stage = Stage(stream)
    stage.say("followupd demo: an embedded mail server on this machine, the real daemon, a fast clock.")
    for story in STORIES:
        stage.title(story.title)
        with tempfile.TemporaryDirectory(prefix="followupd-demo-") as folder:
            _Play(story, stage, Path(folder), build, pace).run()
    stage.say(NEXT if shutil.which("followupd") else NEXT.replace("followupd ", f"{sys.argv[0]} "))
    return 0


class _Play:
    """One story and its daemon."""

    def __init__(self, story: Story, stage: Stage, folder: Path, build: Callable[..., Daemon], pace: float) -> None:
        self._story = story
        self._stage = stage
        self._pace = pace
        self._clock = DrivenClock(moment(0, "08:00"))
        address = story.me.partition("<")[2].rstrip(">")
        self._drop = Maildrop(address, "demo", now=self._clock.now)
        self._server = DemoServer(self._drop)
        self._items: queue.Queue[Item] = queue.Queue(maxsize=8)
        server = Server("127.0.0.1", self._server.port, "none")
        account = Account("demo", address, address, server)
        policy = Policy(zone=ZONE_NAME, me=frozenset({address}))
        self._store: Store = open_store(folder / "state.db", self._clock)[0]
        self._daemon = build(
            Config("", policy, (account,), ("demo",)),
            self._store,
            self._clock,
            DemoSecrets(),
            self._items,
            notifiers={"demo": StageNotifier(stage, self._clock.now)},
        )
        self._failure: BaseException | None = None

    def run(self) -> None:
        thread = threading.Thread(target=self._run_daemon, name="daemon")
        thread.start()
        try:
            self._wait(lambda: self._daemon.is_ready, "is not ready")
            for number in range(len(self._story.scenes)):
                self._until(self._story.scenes[number].at)
                self._play(number)
            self._until(moment(self._story.end, "12:00"))
        finally:
            self._items.put(Stop())
            thread.join(PATIENCE)
            self._server.close()
            self._store.close()

    def _run_daemon(self) -> None:
        try:
            self._daemon.run()
        except BaseException as error:  # noqa: BLE001 - told to the thread that waits
            self._failure = error

    @property
    def _decision(self) -> Decision:
        return self._daemon.decision

    def _until(self, end: datetime) -> None:
        """Let time pass up to `end`, stopping at every nudge on the way."""
        while True:
            coming = [nudge for nudge in self._decision.agenda if nudge.due <= end]
            if not coming:
                break
            nudge = coming[0]
            self._clock.set(max(nudge.due, self._clock.now()))
            self._wait(lambda key=nudge.key: key in self._store.raised(), f"did not raise {nudge.step}")  # type: ignore[misc]
            self._settle()
            time.sleep(self._pace)
        self._clock.set(max(end, self._clock.now()))

    def _play(self, number: int) -> None:
        scene = self._story.scenes[number]
        folder, data, message_id = mail_of(self._story, number)
        self._stage.mail(scene.at, scene.sender, scene.subject, scene.text)
        self._drop.append(folder, data)
        self._wait(lambda: self._store.has_message(message_id), f"did not read “{scene.subject}”")
        self._settle()
        time.sleep(self._pace)

    def _settle(self) -> None:
        """Until the daemon has decided and everything is delivered."""
        self._wait(lambda: self._items.empty() and not self._decision.due(), "is still busy")
        self._wait(lambda: not self._store.pending(self._clock.now()), "did not deliver")

    def _wait(self, condition: Callable[[], bool], otherwise: str) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            if self._failure is not None:
                raise self._failure
            if time.monotonic() > end:
                raise DemoStuck(f"The daemon {otherwise}.", "Run it again; if that does not help, please report it.")
            time.sleep(0.005)
