"""Reading many mails whole: here, and in further processes where there are cores for them.

1. Nobody waits for a process: what it has no time for is read here, and it is sent something only when it is ready.
2. A process that dies, or never starts, costs nothing but time: its mails are read here.
3. The result is the same however the work was divided, in the order in which the mails were given.
4. Started as a program of its own (no fork: this process has threads), in a process group of its own: Ctrl-C is ours.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from multiprocessing.connection import Connection, Pipe
from typing import Final

from followupd.app.reader_process import read_one
from followupd.core.local_time import zone_of
from followupd.model import RawMail, Reading

MANY: Final = 200
"""Mails from which on further processes are started: fewer are read sooner than a process is there."""

BATCH: Final = 100
LARGE: Final = 256 * 1024
"""Bytes: a larger mail is read here, for handing it over costs more than it saves."""

MOST_PROCESSES: Final = 3


class Readers:
    """Reads what it is given with `take`; `finish` gives all of it. Close it."""

    def __init__(self, zone: str, me: frozenset[str], spare: int | None = None, many: int = MANY) -> None:
        """`spare`: further processes that may be started; default: one for each core but our own."""
        self._zone = zone
        self._me = me
        self._spare = _spare_cores() if spare is None else spare
        self._many = many
        self._given = 0
        self._waiting: deque[tuple[int, RawMail]] = deque()
        self._done: dict[int, Reading | str] = {}
        self._processes: list[_Process] = []

    def take(self, number: int, mail: RawMail) -> None:
        """Have mail `number` read, sooner or later. Its number is its own."""
        self._given += 1
        if self._given == self._many:
            self._start()
        if not self._processes or len(mail.data) > LARGE:
            self._read_here(number, mail)
            return
        self._waiting.append((number, mail))
        self._serve()
        if len(self._waiting) > 2 * BATCH:
            self._read_here(*self._waiting.popleft())

    def finish(self) -> list[tuple[int, Reading | str]]:
        """What every mail given since the last time says, or why it says nothing, in order of their numbers."""
        while self._waiting or any(process.busy for process in self._processes):
            self._serve(at_least=8)
            if self._waiting:
                self._read_here(*self._waiting.popleft())
            else:
                for process in self._processes:
                    process.wait()
        done, self._done = sorted(self._done.items()), {}
        return done

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        for process in self._processes:
            process.end()
        self._processes.clear()

    def _read_here(self, number: int, mail: RawMail) -> None:
        self._done[number] = read_one(mail, zone_of(self._zone), self._me)

    def _keep(self, number: int, reading: Reading | str) -> None:
        self._done[number] = reading

    def _start(self) -> None:
        for _ in range(self._spare):
            with contextlib.suppress(OSError):
                self._processes.append(_Process((self._zone, self._me), self._keep))

    def _serve(self, at_least: int = BATCH) -> None:
        """Take what the processes have read, and give the idle ones a batch each, when so many wait."""
        for process in tuple(self._processes):
            if process.idle() and len(self._waiting) >= at_least:
                process.send([self._waiting.popleft() for _ in range(min(BATCH, len(self._waiting)))])
            if process.lost:
                self._waiting.extendleft(reversed(process.batch))
                process.end()
                self._processes.remove(process)


class _Process:
    """One further process. `batch` is what it is reading, `lost` that it died."""

    def __init__(self, start: object, done: Callable[[int, Reading | str], None]) -> None:
        self._done = done
        self._ready = False
        self.lost = False
        self.batch: list[tuple[int, RawMail]] = []
        self._pipe, theirs = Pipe()
        with theirs:
            self._process = _spawn(theirs, self._pipe)
        try:
            self._pipe.send(start)
        except OSError:
            self.lost = True

    @property
    def busy(self) -> bool:
        return bool(self.batch) and not self.lost

    def idle(self) -> bool:
        """Whether it could be sent something; what it has read is taken first."""
        try:
            while not self.lost and self._pipe.poll():
                self._receive()
        except (EOFError, OSError):
            self.lost = True
        return self._ready and not self.batch and not self.lost

    def send(self, batch: list[tuple[int, RawMail]]) -> None:
        self.batch = batch
        try:
            self._pipe.send([mail for _, mail in batch])
        except OSError:
            self.lost = True

    def wait(self) -> None:
        """Until it has read its batch, or died."""
        try:
            while self.busy:
                self._receive()
        except (EOFError, OSError):
            self.lost = True

    def _receive(self) -> None:
        said = self._pipe.recv()
        self._ready = True
        if said is not True:
            for (number, _), reading in zip(self.batch, said, strict=True):
                self._done(number, reading)
            self.batch = []

    def end(self) -> None:
        self._pipe.close()
        self._process.kill()
        self._process.wait()


def _spawn(theirs: Connection, ours: Connection) -> subprocess.Popen[bytes]:
    """Start the process with its end of the pipe; raises OSError. The modules are found where ours were."""
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "followupd.app.reader_process", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            process_group=0,
        )
    except OSError:
        ours.close()
        raise


def _spare_cores() -> int:
    return min(len(os.sched_getaffinity(0)) - 1, MOST_PROCESSES)
