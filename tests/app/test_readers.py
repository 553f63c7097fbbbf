"""Many mails read whole, here and in a further process: the same in the same order, whatever becomes of it."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from followupd.app import readers as readers_module
from followupd.app.reader_process import read_one
from followupd.app.readers import Readers
from followupd.model import RawMail, Reading

ZONE = "America/Toronto"
ME = frozenset({"jordan@mail.example"})


def mail(number: int) -> RawMail:
    text = (
        "From: jordan@mail.example\nTo: alice@acme.example\n"
        f"Subject: Mail {number}\nMessage-ID: <{number}@mail.example>\n"
        f"Date: Mon, 02 Nov 2026 10:{number % 60:02}:00 +0000\n\n"
        f"Hi Alice,\n\nThis is mail {number}.\n\nJordan\n"
    )
    return RawMail(text.encode(), received=datetime(2026, 11, 30, tzinfo=UTC))


MAILS = [mail(number) for number in range(700)]
MAILS[13] = RawMail(b"\n")
MAILS[14] = RawMail(b"From: jordan@mail.example\n\nno date\n")
EXPECTED = [(number, read_one(each, ZoneInfo(ZONE), ME)) for number, each in enumerate(MAILS)]


def read_all(readers: Readers) -> list[tuple[int, Reading | str]]:
    for number, each in enumerate(MAILS):
        readers.take(number, each)
    return readers.finish()


@pytest.mark.parametrize("spare", [0, 1, 2])
def test_the_division_of_the_work_changes_nothing(spare: int) -> None:
    with closing(Readers(ZONE, ME, spare=spare, many=10)) as readers:
        assert read_all(readers) == EXPECTED
        assert read_all(readers) == EXPECTED  # what was given before is not given again


def test_a_mail_that_cannot_be_read_says_why() -> None:
    assert EXPECTED[13][1] == "This is no mail: it is empty."
    assert EXPECTED[14][1] == "This mail bears no date."


def processes(readers: Readers) -> Iterator[subprocess.Popen[bytes]]:
    return (process._process for process in readers._processes)


def test_a_process_takes_part() -> None:
    with closing(Readers(ZONE, ME, spare=1, many=1)) as readers:
        readers.take(0, MAILS[0])
        readers._processes[0]._receive()  # it says that it is ready
        for number, each in enumerate(MAILS[:300]):
            readers.take(number, each)
        assert [number for number, _ in readers._processes[0].batch] != []
        assert [number for number, _ in readers.finish()] == list(range(300))


@pytest.mark.parametrize("when", [0, 250, 699])
def test_a_process_that_dies_loses_nothing(when: int) -> None:
    with closing(Readers(ZONE, ME, spare=1, many=1)) as readers:
        for number, each in enumerate(MAILS):
            readers.take(number, each)
            if number == when:
                for process in processes(readers):
                    process.send_signal(signal.SIGKILL)
        assert readers.finish() == EXPECTED


def test_where_no_process_can_be_started_all_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with closing(Readers(ZONE, ME, spare=1, many=1)) as readers:
        assert read_all(readers) == EXPECTED
        assert readers._processes == []


def test_large_mails_are_read_here() -> None:
    large = RawMail(MAILS[0].data + b"x" * readers_module.LARGE)
    with closing(Readers(ZONE, ME, spare=1, many=1)) as readers:
        readers.take(0, large)
        assert list(readers._done) == [0]
        assert len(readers.finish()) == 1


def test_closing_ends_the_processes_in_the_middle_of_their_work() -> None:
    readers = Readers(ZONE, ME, spare=2, many=1)
    for number, each in enumerate(MAILS):
        readers.take(number, each)
    started = list(processes(readers))
    readers.close()
    assert [process.returncode for process in started] == [-signal.SIGKILL] * 2
